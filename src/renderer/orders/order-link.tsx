import { Anchor } from '@mantine/core'
import { ordersPath } from './orders-address.ts'

/** The number of an order; it leads to its details. Tab passes it by as in grids, whose own keys walk the cells, unless told otherwise. */
export function OrderLink({
  number,
  orderId,
  tabIndex = -1,
}: {
  readonly number: number
  readonly orderId: string
  readonly tabIndex?: number
}): React.JSX.Element {
  return (
    <Anchor href={`#${ordersPath({ opened: orderId })}`} fw={520} c="inherit" size="sm" tabIndex={tabIndex}>
      Order {number}
    </Anchor>
  )
}
