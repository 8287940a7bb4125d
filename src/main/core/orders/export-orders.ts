import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { ordersOf } from './chosen-orders-view.ts'
import { orderText } from './order-text.ts'
import { orderRows } from './order-view.ts'

const ROWS_PER_PART = 5000

/** orders.export: writes what a filter shows to a granted file, part by part. */
export const exportOrders: Task<'orders.export'> = async (input, context) => {
  const written = { rows: 0 }
  const bytes = await writeGrantedFile(context.session, input.target, partsOf(input, context, written))
  return { ...written, bytes }
}

async function* partsOf(
  input: ParsedInputOf<'orders.export'>,
  { store, session, breathe, report }: TaskContext,
  written: { rows: number },
): AsyncGenerator<string> {
  const { filter, sort } = input
  const asked = ordersOf(filter, session.providerKey)
  const text = orderText(input)
  yield text.start
  for (;;) {
    await breathe()
    report({ done: written.rows, total: null, unit: 'orders', note: 'Writing the file' })
    const part = orderRows(store, asked, { sort, first: written.rows, count: ROWS_PER_PART })
    yield text.part(part)
    written.rows += part.length
    if (part.length < ROWS_PER_PART) break
  }
  yield text.end
}
