import { IconBuilding, IconFilterOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { CustomerSort, CustomerTreeRow } from '../../shared/contract/customer-list.ts'
import { call } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridSource, GridTree } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { CUSTOMER_COLUMNS } from './customer-columns.tsx'
import { customerPath } from './customer-path.ts'
import { CustomerRowActions, ROW_ACTIONS_PX } from './customer-row-actions.tsx'
import {
  arrangeColumns,
  clearFilters,
  expand,
  expansionNow,
  isFilterEmpty,
  noteMatching,
  openCreate,
  selectCustomers,
  sortCustomers,
  useCustomersStore,
} from './customers-store.ts'

const onCoreNews = onCoreChange(['customers.changed', 'pool.changed', 'orders.changed'])

/** The rows in sight change with the data, and when rows are opened or closed. */
function onStale(listener: () => void): () => void {
  const stopNews = onCoreNews(listener)
  let before = expansionNow()
  const stopFolding = useCustomersStore.subscribe(() => {
    const now = expansionNow()
    if (now === before) return
    before = now
    listener()
  })
  return () => {
    stopNews()
    stopFolding()
  }
}

const TREE: GridTree<CustomerTreeRow> = {
  levelOf: ({ depth }) => depth,
  isExpanded: ({ childCount, isExpanded }) => (childCount === 0 ? null : isExpanded),
  onExpand: expand,
}

/** The grid **Customers**: distributor, resellers, end customers. */
export function CustomersGrid(props: {
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}): React.JSX.Element {
  const { filter, sort, layout, selection } = useCustomersStore()
  const { provider } = useSession()
  const source = useMemo(
    (): GridSource<CustomerTreeRow> => ({
      key: `${provider.id} ${JSON.stringify({ filter, sort })}`,
      fetch: async (first, count) => {
        const page = await call('customers.tree', { filter, sort, first, count, expansion: expansionNow() })
        noteMatching(page.matching)
        return page
      },
      onStale,
    }),
    [provider.id, filter, sort],
  )
  return (
    <DataGrid
      name="Customers"
      columns={CUSTOMER_COLUMNS}
      source={source}
      keyOf={keyOf}
      nameOf={nameOf}
      tree={TREE}
      layout={layout}
      onLayout={arrangeColumns}
      sort={sort}
      // The columns' orders are the contract's.
      onSort={(next) => sortCustomers(next as CustomerSort)}
      selection={selection}
      onSelect={selectCustomers}
      isSelectable={isMatching}
      rowState={rowState}
      onOpen={({ identifier }) => goTo(customerPath(identifier))}
      actions={rowActions}
      actionsPx={ROW_ACTIONS_PX}
      focusRef={props.focusRef}
      empty={isFilterEmpty(filter) ? <NoCustomers /> : <NothingMatches />}
    />
  )
}

const keyOf = ({ id }: CustomerTreeRow): string => id
const rowState = ({ isMatch }: CustomerTreeRow): string | undefined => (isMatch ? undefined : 'locked')
const nameOf = ({ companyName }: CustomerTreeRow): string => companyName
const isMatching = ({ isMatch }: CustomerTreeRow): boolean => isMatch
const rowActions = (row: CustomerTreeRow): React.ReactNode => <CustomerRowActions row={row} />

function NoCustomers(): React.JSX.Element {
  return (
    <EmptyState
      icon={<IconBuilding size={22} stroke={1.6} />}
      title="There are no customers yet"
      next="Accounts are handed to customers, so an order needs one. Create the first; its reseller can come before or after it."
      action={{ label: 'Create the first customer', onClick: () => openCreate(true) }}
    />
  )
}

function NothingMatches(): React.JSX.Element {
  return (
    <EmptyState
      icon={<IconFilterOff size={22} stroke={1.6} />}
      title="No customer matches these filters"
      next="Search for less, or take a filter away."
      action={{ label: 'Show all customers', onClick: clearFilters }}
    />
  )
}
