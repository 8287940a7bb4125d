import { Button, Select } from '@mantine/core'
import type { OrderFilter } from '../../shared/contract/orders.ts'
import { ORDER_MODE_LABELS, ORDER_STATE_LABELS, OrderMode, OrderState } from '../../shared/domain/order.ts'
import { useOperation } from '../api.ts'
import pool from '../pool/pool.module.css'
import { FilterChip, FilterChips } from '../ui/filter-chips.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { useSession } from '../ui/use-session.ts'
import { OrderStateDot } from './order-state-badge.tsx'

interface OrdersFiltersProps {
  readonly filter: OrderFilter
  readonly onFilter: (filter: OrderFilter) => void
  readonly focusGrid: () => void
}

/** What narrows the list: a chip per state with its count, search, marketplace, one customer. */
export function OrdersFilters({ filter, onFilter, focusGrid }: OrdersFiltersProps): React.JSX.Element {
  const { provider, marketplaces } = useSession()
  const change = (name: keyof OrderFilter, value: OrderFilter[keyof OrderFilter]): void => {
    const entries = Object.entries({ ...filter, [name]: value }).filter(
      ([, part]) => part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0),
    )
    // Object.entries forgets which value belongs to which name.
    onFilter(Object.fromEntries(entries) as OrderFilter)
  }
  return (
    <>
      <StateChips filter={filter} onStates={(states) => change('states', states)} />
      <div className={pool['filters']}>
        <SearchBox
          label="Search orders"
          placeholder="Search number, reference, account or customer"
          width={340}
          text={filter.search ?? ''}
          onSearch={(text) => change('search', text)}
          focusGrid={focusGrid}
        />
        <Select
          aria-label="Marketplace"
          placeholder="All marketplaces"
          w={190}
          clearable
          searchable
          nothingFoundMessage="No such marketplace"
          value={filter.marketplaceIds?.[0] ?? null}
          data={marketplaces
            .filter(({ providerId }) => providerId === provider.id)
            .map(({ id, code, name }) => ({ value: id, label: name === '' ? code : `${code} · ${name}` }))}
          comboboxProps={{ width: 280, position: 'bottom-start' }}
          onChange={(id) => change('marketplaceIds', id === null ? undefined : [id])}
        />
        <Select
          aria-label="Mode"
          placeholder="All modes"
          w={190}
          clearable
          value={filter.modes?.[0] ?? null}
          data={OrderMode.options.map((mode) => ({ value: mode, label: ORDER_MODE_LABELS[mode] }))}
          onChange={(mode) => change('modes', mode === null ? undefined : [OrderMode.parse(mode)])}
        />
        {filter.customerId !== undefined && (
          <Button size="compact-sm" variant="light" onClick={() => change('customerId', undefined)}>
            Only one customer: show all
          </Button>
        )}
        {Object.keys(filter).length > 0 && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onFilter({})}>
            Clear filters
          </Button>
        )}
      </div>
    </>
  )
}

function StateChips({
  filter,
  onStates,
}: {
  readonly filter: OrderFilter
  readonly onStates: (states: OrderState[]) => void
}): React.JSX.Element {
  const counted = useOperation('orders.page', {
    filter,
    sort: { by: 'number', direction: 'descending' },
    first: 0,
    count: 1,
  })
  const chosen = filter.states ?? []
  return (
    <FilterChips label="State">
      {OrderState.options.map((state) => {
        const isPressed = chosen.includes(state)
        return (
          <FilterChip
            key={state}
            label={ORDER_STATE_LABELS[state]}
            count={counted.data?.byState[state]}
            isPressed={isPressed}
            mark={<OrderStateDot state={state} />}
            onClick={() => onStates(isPressed ? chosen.filter((each) => each !== state) : [...chosen, state])}
          />
        )
      })}
    </FilterChips>
  )
}
