import papaparse from 'papaparse'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { Order } from '../../../shared/contract/orders.ts'
import { ORDER_STATE_LABELS } from '../../../shared/domain/order.ts'
import { neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { Refusal } from '../refusal.ts'
import { orderRows } from './order-view.ts'

const ROWS_PER_PART = 5000
const NEW_LINE = '\r\n'

const COLUMNS: Readonly<Record<string, (order: Order) => string>> = {
  order: (order) => String(order.number),
  external_ref: (order) => neutraliseFormula(order.externalRef ?? ''),
  // Ids stay plain digits (invariant 24).
  account_id: (order) => order.accountId ?? '',
  account_model: (order) => order.model ?? '',
  customer: (order) => order.customerIdentifier,
  company_name: (order) => neutraliseFormula(order.customerName),
  marketplace_id: (order) => neutraliseFormula(order.marketplaceCode),
  state: (order) => ORDER_STATE_LABELS[order.state],
  reason: (order) => neutraliseFormula(order.reason ?? ''),
  override_reason: (order) => neutraliseFormula(order.overrideReason ?? ''),
  mode: (order) => order.mode,
  created_at: (order) => order.createdAt,
  started_at: (order) => order.startedAt ?? '',
  finished_at: (order) => order.finishedAt ?? '',
}

/** orders.export: writes what a filter shows to a granted file, part by part. */
export const exportOrders: Task<'orders.export'> = async (input, context) => {
  const target = context.session.files.find(({ token }) => token === input.target)
  if (target === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: input.target })
  const counted = { rows: 0 }
  const bytes = await writeGrantedFile(target, partsOf(input, context, counted))
  return { ...counted, bytes }
}

async function* partsOf(
  input: ParsedInputOf<'orders.export'>,
  { store, session, breathe, report }: TaskContext,
  counted: { rows: number },
): AsyncGenerator<string> {
  const asked = { filter: input.filter, providerKey: session.providerKey }
  yield input.format === 'csv' ? csvText([Object.keys(COLUMNS)], input) : '['
  for (;;) {
    await breathe()
    report({ done: counted.rows, total: null, unit: 'orders', note: 'Writing the file' })
    const part = orderRows(store, asked, { sort: input.sort, first: counted.rows, count: ROWS_PER_PART })
    yield textOf(part, input, counted.rows === 0)
    counted.rows += part.length
    if (part.length < ROWS_PER_PART) break
  }
  if (input.format === 'json') yield '\n]\n'
}

type Shape = Pick<ParsedInputOf<'orders.export'>, 'format' | 'separator'>

function textOf(orders: readonly Order[], shape: Shape, isFirst: boolean): string {
  if (orders.length === 0) return ''
  if (shape.format === 'csv') {
    return csvText(
      orders.map((order) => Object.values(COLUMNS).map((read) => read(order))),
      shape,
    )
  }
  const text = orders.map((order) => `\n${JSON.stringify(jsonOrder(order))}`).join(',')
  return isFirst ? text : `,${text}`
}

function csvText(cells: readonly string[][], { separator }: Shape): string {
  const rows = [...cells]
  return papaparse.unparse(rows, { delimiter: separator, newline: NEW_LINE, header: false }) + NEW_LINE
}

/** An order without what only this workspace can use. */
function jsonOrder({
  id: _id,
  customerId: _customer,
  marketplaceId: _marketplace,
  rev: _rev,
  ...order
}: Order): unknown {
  return order
}
