import type { Task } from '../jobs/task.ts'
import { exportRows } from '../list-text.ts'
import { ordersOf } from './chosen-orders-view.ts'
import { ORDER_TEXT } from './order-text.ts'
import { orderRows } from './order-view.ts'

/** orders.export: writes what a filter shows to a granted file, part by part. */
export const exportOrders: Task<'orders.export'> = (input, context) => {
  const { filter, sort } = input
  const asked = ordersOf(filter, context.session.providerKey)
  return exportRows(ORDER_TEXT, input, context, (piece) =>
    orderRows(context.store, asked, { sort, ...piece }),
  )
}
