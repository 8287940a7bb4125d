import type { OutputOf } from '../../../shared/contract/index.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import type { MovedAccount } from '../pool/account-move-table.ts'
import { Refusal } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import { change, storeVersion, type ChangeTx } from '../store/change.ts'
import { endEvent, endLabel, endOrder, tellLink, type OrderEnd } from './finish-order.ts'
import { endOf, planFinish, type FinishPlan } from './plan-finish.ts'

const ORDERS_PER_STEP = 200

/** orders.finish: ends a choice of orders exactly as its preview said, in one transaction, or none of them. */
export const finishOrders: Task<'orders.finish'> = async (input, context) => {
  const startedAt = performance.now()
  refuseOutdated(context, input.version)
  context.report({ done: 0, total: null, unit: 'orders', note: 'Finding the orders' })
  const { finish } = input
  const plan = planFinish(context.store, input.selection, {
    finish,
    providerKey: context.session.providerKey,
  })
  const end = endOf(finish)
  const subject = countOf(plan.orders.length, 'order')
  const label = endLabel(end.trigger, subject)
  const changeId =
    plan.orders.length === 0
      ? null
      : await context.write(() => {
          refuseOutdated(context, input.version)
          return carryOut(context, plan, { end, label, subject })
        })
  return {
    changeId,
    label,
    affected: plan.orders.length,
    excluded: [...plan.excluded],
    durationMs: Math.round(performance.now() - startedAt),
  } satisfies OutputOf<'orders.finish'>
}

function carryOut(
  context: TaskContext,
  plan: FinishPlan,
  { end, label, subject }: { readonly end: OrderEnd; readonly label: string; readonly subject: string },
) {
  const { store, session } = context
  const intent = {
    type: endEvent(end.trigger),
    label,
    subject,
    actor: session.actor,
    isUndoable: false,
  }
  const { changeId, value: moved } = change(store, intent, (tx) => {
    const accounts = endAll(tx, plan, { end, context })
    const reason = end.reason === '' ? null : end.reason
    tx.describe({ rows: plan.orders.length, details: { orders: plan.orders.length, reason } })
    return accounts
  })
  const inOrder = moved.toSorted((one, other) => one.seq - other.seq)
  return {
    value: changeId,
    effects: [
      {
        kind: 'accounts-changed' as const,
        seqs: Uint32Array.from(inOrder, ({ seq }) => seq),
        codes: Uint16Array.from(inOrder, ({ code }) => code),
      },
      { kind: 'activity-changed' as const },
      { kind: 'records-changed' as const },
    ],
  }
}

/** Each order has an event of its own, because each belongs to the history of its customer. */
function endAll(
  tx: ChangeTx,
  { orders }: FinishPlan,
  { end, context }: { readonly end: OrderEnd; readonly context: TaskContext },
): MovedAccount[] {
  const moved: MovedAccount[] = []
  for (const [done, order] of orders.entries()) {
    if (done % ORDERS_PER_STEP === 0) {
      context.throwIfCancelled()
      context.report({ done, total: orders.length, unit: 'orders', note: 'Ending the orders' })
    }
    const ended = endOrder(tx, order, end)
    tx.event(ended.event)
    if (end.trigger === 'complete') tellLink(tx, ended)
    if (ended.moved !== null) moved.push(ended.moved)
  }
  return moved
}

function refuseOutdated({ store }: TaskContext, version: number): void {
  if (storeVersion(store) === version) return
  throw new Refusal({
    code: 'preview-outdated',
    why: 'Something changed since the preview. Nothing was done; look at the new preview first.',
  })
}
