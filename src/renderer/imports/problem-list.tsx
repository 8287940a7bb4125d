import { Button, Group, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ImportPreview, ProblemSummary } from '../../shared/contract/imports.ts'
import { formatCount } from '../ui/format.ts'
import { describeFix, offersFor } from './fixes.ts'
import { CARE_LABELS, CARE_MEANINGS } from './import-words.ts'
import { useImportStore } from './import-store.ts'
import { FIELD_LABELS } from './mapping.ts'
import { MapValueFix } from './map-value-fix.tsx'
import { applyFix, restoreDiscarded, takeBackFix } from './preview-import.ts'
import classes from './problems.module.css'
import { ScientificCandidates } from './scientific-candidates.tsx'

const ICONS = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle } as const

/** Every kind of problem with its count, how careful one has to be, and what mends a whole column. */
export function ProblemList({ preview }: { readonly preview: ImportPreview }): React.JSX.Element {
  const { fixes, discarded } = useImportStore((state) => state.settings)
  return (
    <aside className={classes['aside']} aria-label="Problems">
      {(fixes.length > 0 || discarded.length > 0) && (
        <section className={classes['applied']} aria-label="Applied">
          {fixes.map((fix) => (
            <TakeBack
              key={JSON.stringify(fix)}
              sentence={describeFix(fix, FIELD_LABELS)}
              onClick={() => takeBackFix(fix)}
            />
          ))}
          {discarded.length > 0 && (
            <TakeBack
              sentence={`${formatCount(discarded.length)} ${discarded.length === 1 ? 'row' : 'rows'} discarded`}
              onClick={restoreDiscarded}
            />
          )}
        </section>
      )}
      {preview.problems.length === 0 ? (
        <Text size="sm" c="dimmed" p={14}>
          Nothing odd in any row.
        </Text>
      ) : (
        <ul className={classes['list']}>
          {preview.problems.map((problem) => (
            <ProblemItem key={`${problem.code}-${problem.level}-${problem.care ?? ''}`} problem={problem} />
          ))}
        </ul>
      )}
    </aside>
  )
}

function ProblemItem({ problem }: { readonly problem: ProblemSummary }): React.JSX.Element {
  const fixes = useImportStore((state) => state.settings.fixes)
  const Icon = ICONS[problem.level]
  const offers = offersFor(problem, fixes)
  return (
    <li className={classes['item']}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Icon size={16} className={classes['icon']} data-level={problem.level} aria-label={problem.level} />
        <div className={classes['text']}>
          <Text size="sm">{problem.message}</Text>
          <Group gap={6} mt={3}>
            <span className={classes['code']}>{problem.code}</span>
            {problem.care !== null && (
              <Tooltip label={CARE_MEANINGS[problem.care]}>
                <span className={classes['care']} data-care={problem.care}>
                  {CARE_LABELS[problem.care]}
                </span>
              </Tooltip>
            )}
          </Group>
        </div>
        <span className={classes['count']}>{formatCount(problem.count)}</span>
      </Group>
      {offers.length > 0 && (
        <div className={classes['offers']}>
          {offers.map((offer) =>
            offer.kind === 'apply' ? (
              <Button key={offer.label} size="compact-xs" variant="light" onClick={() => applyFix(offer.fix)}>
                {offer.label}
              </Button>
            ) : (
              <MapValueFix key={`${offer.field}${offer.from}`} offer={offer} />
            ),
          )}
        </div>
      )}
      {problem.code === 'E_ID_SCIENTIFIC' && problem.level === 'error' && (
        <ScientificCandidates values={problem.values} />
      )}
    </li>
  )
}

function TakeBack({
  sentence,
  onClick,
}: {
  readonly sentence: string
  readonly onClick: () => void
}): React.JSX.Element {
  return (
    <Group gap={8} wrap="nowrap" justify="space-between">
      <Text size="xs">{sentence}</Text>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconArrowBackUp size={13} />}
        aria-label={`Take back: ${sentence}`}
        onClick={onClick}
      >
        Take back
      </Button>
    </Group>
  )
}
