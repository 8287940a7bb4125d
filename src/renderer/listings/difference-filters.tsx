import type { DifferenceFilter } from '../../shared/contract/listings.ts'
import { DriftKind } from '../../shared/domain/drift.ts'
import { Dot } from '../ui/dot-label.tsx'
import { FilterChip, FilterChips } from '../ui/filter-chips.tsx'
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
      <FilterChips label="Kind">
        {DriftKind.options.map((kind) => (
          <FilterChip
            key={kind}
            label={KIND_LABELS[kind]}
            count={byKind?.[kind]}
            isPressed={chosen.includes(kind)}
            mark={<Dot colour={KIND_COLOURS[kind]} />}
            onClick={() => toggle(kind)}
          />
        ))}
        {(ignored > 0 || filter.isIgnored === true) && (
          <FilterChip
            label="Put aside"
            count={ignored}
            isPressed={filter.isIgnored === true}
            mark={null}
            onClick={() => onFilter({ ...filter, isIgnored: filter.isIgnored !== true })}
          />
        )}
      </FilterChips>
    </search>
  )
}
