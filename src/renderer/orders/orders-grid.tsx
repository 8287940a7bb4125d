import { IconFilterOff, IconShoppingCart } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import type { Order, OrderSort } from '../../shared/contract/orders.ts'
import { call } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { ColumnLayout, GridSelection, GridSource } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { chosenOrders } from './chosen-orders.ts'
import { copyOrders } from './copy-orders.ts'
import { ORDER_COLUMNS } from './order-columns.tsx'
import { OrderRowActions } from './order-row-actions.tsx'
import { ordersQuery, type OrdersAddress } from './orders-address.ts'
import type { OrderDialog } from './orders-dialogs.tsx'

const onStale = onCoreChange(['orders.changed', 'customers.changed', 'settings.changed'])

interface OrdersGridProps {
  readonly address: OrdersAddress
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly selection: GridSelection
  readonly onSelect: (selection: GridSelection) => void
  readonly onTotal: (total: number) => void
  readonly onShow: (parts: Partial<OrdersAddress>) => void
  readonly onDialog: (dialog: OrderDialog) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The grid **Orders**. */
export function OrdersGrid(props: OrdersGridProps): React.JSX.Element {
  const { filter, sort } = props.address
  const { onDialog, onShow } = props
  const { provider } = useSession()
  const source = useMemo(
    (): GridSource<Order> => ({
      key: `${provider.id} ${ordersQuery({ filter, sort })}`,
      fetch: (first, count) => call('orders.page', { filter, sort, first, count }),
      onStale,
    }),
    [provider.id, filter, sort],
  )
  const actions = useCallback(
    (order: Order) => <OrderRowActions order={order} onDialog={onDialog} />,
    [onDialog],
  )
  const isFiltered = Object.keys(filter).length > 0
  return (
    <DataGrid
      name="Orders"
      columns={ORDER_COLUMNS}
      source={source}
      keyOf={keyOf}
      layout={props.layout}
      onLayout={props.onLayout}
      sort={sort}
      // The columns' orders are the contract's.
      onSort={(next) => onShow({ sort: next as OrderSort })}
      selection={props.selection}
      onSelect={props.onSelect}
      onOpen={(order) => onShow({ opened: order.id })}
      onCopy={() => {
        const chosen = chosenOrders(props.selection, filter)
        if (chosen !== null) void copyOrders(chosen, sort, 'numbers')
      }}
      actions={actions}
      actionsPx={186}
      onTotal={props.onTotal}
      focusRef={props.focusRef}
      empty={
        isFiltered ? (
          <EmptyState
            icon={<IconFilterOff size={22} stroke={1.6} />}
            title="No order matches these filters"
            next="Search for less, or take a filter away."
            action={{ label: 'Show all orders', onClick: () => onShow({ filter: {} }) }}
          />
        ) : (
          <EmptyState
            icon={<IconShoppingCart size={22} stroke={1.6} />}
            title="No order was placed yet"
            next="An order takes the oldest Ready account of a marketplace and, once it is completed, links it to a customer."
            action={{ label: 'Place an order', onClick: () => onDialog({ kind: 'new' }) }}
          />
        )
      }
    />
  )
}

const keyOf = ({ id }: Order): string => id
