import { Anchor } from '@mantine/core'
import { ordersPath } from './orders-address.ts'

/** The number of an order; it leads to its details. */
export function OrderLink({
  number,
  orderId,
}: {
  readonly number: number
  readonly orderId: string
}): React.JSX.Element {
  return (
    <Anchor href={`#${ordersPath({ opened: orderId })}`} fw={520} c="inherit" size="sm" tabIndex={-1}>
      Order {number}
    </Anchor>
  )
}
