import { Button } from '@mantine/core'
import type { ImportPreview } from '../../shared/contract/imports.ts'
import { formatCount } from '../ui/format.ts'
import { OUTCOME_COLOURS, OUTCOME_LABELS, OUTCOMES } from './import-words.ts'
import { setImport, useImportStore, type ReviewFilter } from './import-store.ts'
import classes from './review.module.css'

/** Create / Update / Unchanged / Skipped / Rejected: exact counts that are buttons and filter the rows below. */
export function OutcomeCounters({ preview }: { readonly preview: ImportPreview }): React.JSX.Element {
  const filter = useImportStore((state) => state.filter)
  const isPreviewCurrent = useImportStore((state) => state.isPreviewCurrent)
  const isAll = filter.outcome === undefined && filter.needsEye === undefined
  const toggle = (next: ReviewFilter, isActive: boolean): void => setImport({ filter: isActive ? {} : next })
  return (
    <fieldset className={classes['counters']} aria-label="Outcome" aria-busy={!isPreviewCurrent}>
      <Counter
        label="All"
        count={preview.records}
        isActive={isAll}
        onClick={() => setImport({ filter: {} })}
      />
      {OUTCOMES.map((outcome) => (
        <Counter
          key={outcome}
          label={OUTCOME_LABELS[outcome]}
          count={preview.counts[outcome]}
          colour={OUTCOME_COLOURS[outcome]}
          isActive={filter.outcome === outcome}
          onClick={() => toggle({ outcome }, filter.outcome === outcome)}
        />
      ))}
      {preview.needsEye > 0 && (
        <Counter
          label="Needs a look"
          count={preview.needsEye}
          colour="var(--qm-invalid)"
          isActive={filter.needsEye === true}
          onClick={() => toggle({ needsEye: true }, filter.needsEye === true)}
        />
      )}
    </fieldset>
  )
}

interface CounterProps {
  readonly label: string
  readonly count: number
  readonly colour?: string
  readonly isActive: boolean
  readonly onClick: () => void
}

function Counter({ label, count, colour, isActive, onClick }: CounterProps): React.JSX.Element {
  return (
    <Button
      size="xs"
      variant={isActive ? 'light' : 'default'}
      aria-pressed={isActive}
      onClick={onClick}
      leftSection={
        colour === undefined ? undefined : (
          <span
            aria-hidden
            style={{
              width: 8,
              height: 8,
              borderRadius: 4,
              background: colour,
              opacity: count === 0 ? 0.35 : 1,
            }}
          />
        )
      }
    >
      {label}&nbsp;
      <span style={{ fontVariantNumeric: 'tabular-nums', fontWeight: 650 }}>{formatCount(count)}</span>
    </Button>
  )
}
