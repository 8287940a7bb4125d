import type { OrderExclusion, OrderFinish, OrderSelection } from '../../../shared/contract/orders.ts'
import type { ReadableDb } from '../store/sql.ts'
import { orderRecords } from './chosen-orders-view.ts'
import { whyNotEnded, type OrderEnd } from './finish-order.ts'
import type { OrderRecord } from './order-table.ts'

const EXAMPLES = 5

/** What ending a choice of orders will do: preview and job are made from the same plan. */
export interface FinishPlan {
  readonly selected: number
  /** Those that will end, oldest first. */
  readonly orders: readonly OrderRecord[]
  readonly excluded: readonly OrderExclusion[]
}

/** Plans the end of a choice of orders for the staff of a provider. */
export function planFinish(
  db: ReadableDb,
  selection: OrderSelection,
  { finish, providerKey }: { readonly finish: OrderFinish; readonly providerKey: number },
): FinishPlan {
  const end = endOf(finish)
  const excluded = new Map<string, { count: number; readonly examples: number[] }>()
  const exclude = (why: string, count: number, example?: number): void => {
    let reason = excluded.get(why)
    if (reason === undefined) excluded.set(why, (reason = { count: 0, examples: [] }))
    reason.count += count
    if (example !== undefined && reason.examples.length < EXAMPLES) reason.examples.push(example)
  }
  const chosen = orderRecords(db, { selection, providerKey })
  const orders = chosen.filter((order) => {
    const why = whyNotEnded(db, order, end)
    if (why !== null) exclude(why, 1, order.key)
    return why === null
  })
  const selected = selection.kind === 'these' ? new Set(selection.orderIds).size : chosen.length
  if (selected > chosen.length) exclude('It is not there any more.', selected - chosen.length)
  return { selected, orders, excluded: [...excluded].map(([why, reason]) => ({ why, ...reason })) }
}

/** The end that a bulk request asks for; it never cancels. */
export function endOf(finish: OrderFinish): OrderEnd {
  return {
    trigger: finish.kind,
    reason: finish.kind === 'fail' ? finish.reason : '',
    facts: { isAdmin: false, allowsCancelToReady: false },
    cooldownDays: 0,
  }
}
