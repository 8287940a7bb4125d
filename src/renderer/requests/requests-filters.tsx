import { Button, Select } from '@mantine/core'
import type { RequestFilter } from '../../shared/contract/request-list.ts'
import { REQUEST_STAGE_LABELS, RequestStage } from '../../shared/domain/request-stage.ts'
import { useOperation } from '../api.ts'
import { FilterChip, FilterChips } from '../ui/filter-chips.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { StageDot } from './stage-badge.tsx'
import classes from './requests.module.css'

/** These always have a chip; the others while there is something at their stage. */
const USUAL: readonly RequestStage[] = ['draft', 'submitted', 'approved', 'requested', 'accepted']

interface RequestsFiltersProps {
  readonly filter: RequestFilter
  readonly byStage: Readonly<Record<RequestStage, number>> | undefined
  readonly onFilter: (filter: RequestFilter) => void
  readonly focusGrid: () => void
}

/** What narrows the requests: stages with their counts, management account, search. */
export function RequestsFilters(props: RequestsFiltersProps): React.JSX.Element {
  const { filter, byStage, onFilter, focusGrid } = props
  const payers = useOperation('payers.list', {}).data?.payers ?? []
  const { stages: chosen = [], payerId: _payer, search: _search, ...kept } = filter
  const change = (parts: {
    readonly stages?: RequestStage[]
    readonly payerId?: string | null
    readonly search?: string
  }): void => {
    const { stages, payerId, search } = {
      stages: chosen,
      payerId: filter.payerId ?? null,
      search: filter.search ?? '',
      ...parts,
    }
    onFilter({
      ...kept,
      ...(stages.length > 0 ? { stages } : {}),
      ...(payerId === null ? {} : { payerId }),
      ...(search === '' ? {} : { search }),
    })
  }
  const stages = RequestStage.options.filter(
    (stage) => USUAL.includes(stage) || chosen.includes(stage) || (byStage?.[stage] ?? 0) > 0,
  )
  return (
    <search aria-label="Filter requests" className={classes['filters']}>
      <SearchBox
        label="Search requests"
        placeholder="Account, email or customer"
        text={filter.search ?? ''}
        onSearch={(search) => change({ search })}
        focusGrid={focusGrid}
      />
      {payers.length > 1 && (
        <Select
          aria-label="Management account"
          placeholder="All management accounts"
          w={210}
          clearable
          value={filter.payerId ?? null}
          data={payers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(payerId) => change({ payerId })}
        />
      )}
      <FilterChips label="Stage">
        {stages.map((stage) => {
          const isPressed = chosen.includes(stage)
          return (
            <FilterChip
              key={stage}
              label={REQUEST_STAGE_LABELS[stage]}
              count={byStage?.[stage]}
              isPressed={isPressed}
              mark={<StageDot stage={stage} />}
              onClick={() =>
                change({ stages: isPressed ? chosen.filter((other) => other !== stage) : [...chosen, stage] })
              }
            />
          )
        })}
      </FilterChips>
      {Object.keys(filter).length > 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onFilter({})}>
          Clear filters
        </Button>
      )}
    </search>
  )
}
