import { formatAmount } from '../ui/format.ts'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { ListBar, ListTotal } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { ListTools } from '../ui/list-tools.tsx'
import { chosenOrders } from './chosen-orders.ts'
import { ORDER_COLUMNS } from './order-columns.tsx'
import { ordersQuery, readOrdersQuery, type OrdersAddress } from './orders-address.ts'
import type { OrderDialog } from './orders-dialogs.tsx'
import { OrdersSelectionBar } from './orders-selection-bar.tsx'

interface OrdersBarProps {
  readonly address: OrdersAddress
  readonly selection: GridSelection
  readonly total: number
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onSelect: (selection: GridSelection) => void
  readonly onShow: (parts: Partial<OrdersAddress>) => void
  readonly onDialog: (dialog: OrderDialog) => void
}

/** Between filters and grid: how many orders there are, or what can be done with those that are chosen. */
export function OrdersBar(props: OrdersBarProps): React.JSX.Element {
  const { selection, total, layout, onLayout } = props
  const { filter, sort } = props.address
  const chosen = chosenOrders(selection, filter)
  const count = selectedCount(selection, total)
  if (chosen !== null && count > 0) {
    return (
      <ListBar isChosen>
        <OrdersSelectionBar
          chosen={chosen}
          count={count}
          total={total}
          sort={sort}
          onSelect={props.onSelect}
          onDialog={props.onDialog}
        />
      </ListBar>
    )
  }
  return (
    <ListBar isChosen={false}>
      <ListTotal>{formatAmount(total, 'order')}</ListTotal>
      <ListTools
        screen="orders"
        columns={ORDER_COLUMNS}
        query={ordersQuery({ filter, sort })}
        layout={layout}
        onQuery={(query) => {
          const view = readOrdersQuery(query)
          props.onShow({ filter: view.filter, sort: view.sort })
        }}
        onLayout={onLayout}
      />
    </ListBar>
  )
}
