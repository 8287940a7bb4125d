import { Anchor, Table, Text } from '@mantine/core'
import type { Customer } from '../../shared/contract/customers.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatCount } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { ORDER_COLUMNS } from './order-columns.tsx'
import { OrderLink } from './order-link.tsx'
import { ordersPath } from './orders-address.ts'
import classes from './orders.module.css'

const SHOWN = 50
const COLUMNS = ORDER_COLUMNS.filter(({ id }) => id !== 'number' && id !== 'customer')

/** The orders of one customer, newest first, for its page. */
export function CustomerOrders({ customer }: { readonly customer: Customer }): React.JSX.Element {
  const found = useOperation('orders.page', {
    filter: { customerId: customer.id },
    sort: { by: 'number', direction: 'descending' },
    first: 0,
    count: SHOWN,
  })
  if (found.error !== null) {
    return <FailureNotice failure={asFailure(found.error)} onNext={() => void found.refetch()} />
  }
  if (found.data === undefined) return <LoadingState />
  const { rows, total } = found.data
  if (total === 0) {
    return <EmptyState title="No order was placed for this customer yet" next="Place one under Orders." />
  }
  return (
    <>
      <div className={classes['table']}>
        <Table
          horizontalSpacing="md"
          aria-label="Orders of this customer"
          highlightOnHover
          verticalSpacing={7}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Order</Table.Th>
              {COLUMNS.map(({ id, title }) => (
                <Table.Th key={id}>{title}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((order) => (
              <Table.Tr key={order.id}>
                <Table.Td>
                  <OrderLink number={order.number} orderId={order.id} tabIndex={0} />
                </Table.Td>
                {COLUMNS.map(({ id, render }) => (
                  <Table.Td key={id}>{render(order)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {total > rows.length && (
        <Text size="sm" c="dimmed" mb="lg">
          The newest {SHOWN}.{' '}
          <Anchor href={`#${ordersPath({ filter: { customerId: customer.id } })}`} size="sm">
            Show all {formatCount(total)}
          </Anchor>
        </Text>
      )}
    </>
  )
}
