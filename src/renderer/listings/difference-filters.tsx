import { UnstyledButton } from '@mantine/core'
import type { DifferenceFilter } from '../../shared/contract/listings.ts'
import { DriftKind } from '../../shared/domain/drift.ts'
import pool from '../pool/pool.module.css'
import { formatCount } from '../ui/format.ts'
import { SearchBox } from '../ui/search-box.tsx'
import { KIND_COLOURS, KIND_LABELS } from './listing-words.ts'
import classes from './listings.module.css'

interface DifferenceFiltersProps {
  readonly filter: DifferenceFilter
  readonly byKind: Readonly<Record<DriftKind, number>> | undefined
  readonly ignored: number
  readonly focusGrid: () => void
  readonly onFilter: (filter: DifferenceFilter) => void
}

/** The kinds, each with its count under the other filters; a search; and what was put aside. */
export function DifferenceFilters(props: DifferenceFiltersProps): React.JSX.Element {
  const { filter, byKind, ignored, onFilter } = props
  const chosen = filter.kinds ?? []
  const toggle = (kind: DriftKind): void => {
    const kinds = chosen.includes(kind) ? chosen.filter((each) => each !== kind) : [...chosen, kind]
    const { kinds: _before, ...rest } = filter
    onFilter(kinds.length === 0 ? rest : { ...rest, kinds })
  }
  return (
    <search aria-label="Filter differences" className={classes['filters']}>
      <SearchBox
        label="Search differences"
        placeholder="Account ID, name or value"
        text={filter.search ?? ''}
        onSearch={(search) => onFilter({ ...filter, search })}
        focusGrid={props.focusGrid}
      />
      <fieldset className={classes['chips']} aria-label="Kind">
        {DriftKind.options.map((kind) => (
          <UnstyledButton
            key={kind}
            className={pool['chip']}
            aria-pressed={chosen.includes(kind)}
            onClick={() => toggle(kind)}
          >
            <span className={classes['dot']} style={{ background: KIND_COLOURS[kind] }} aria-hidden />
            {KIND_LABELS[kind]}{' '}
            <span className={pool['count']}>{byKind === undefined ? '' : formatCount(byKind[kind])}</span>
          </UnstyledButton>
        ))}
        {(ignored > 0 || filter.isIgnored === true) && (
          <UnstyledButton
            className={pool['chip']}
            aria-pressed={filter.isIgnored === true}
            onClick={() => onFilter({ ...filter, isIgnored: filter.isIgnored !== true })}
          >
            Put aside <span className={pool['count']}>{formatCount(ignored)}</span>
          </UnstyledButton>
        )}
      </fieldset>
    </search>
  )
}
