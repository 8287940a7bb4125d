import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { exportOrders } from './export-orders.ts'
import { finishOrders } from './finish-orders.ts'

/** Long work on orders. */
export const orderTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `orders.${string}`>]: Task<Name>
} = {
  'orders.finish': finishOrders,
  'orders.export': exportOrders,
}
