import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { whyNothingNew } from '../../../shared/domain/customer.ts'
import { nextOrderStep, type OrderFacts, type OrderTrigger } from '../../../shared/domain/order.ts'
import { followLinks } from '../customers/account-link-table.ts'
import { customerByKey } from '../customers/customer-table.ts'
import { STATE } from '../pool/account-codes.ts'
import { accountBySeq, moveAccount, type AccountMove, type MovedAccount } from '../pool/account-move-table.ts'
import type { AccountRecord } from '../pool/account-table.ts'
import { notAllowed } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { moveOrder, type OrderRecord } from './order-table.ts'

/** How an order ends, and what the rules need to know of who ends it. */
export interface OrderEnd {
  readonly trigger: Exclude<OrderTrigger, 'start'>
  /** Empty when none is given. */
  readonly reason: string
  readonly facts: Omit<OrderFacts, 'hasReason'>
  /** Days that an account which comes back unused rests (U-04). */
  readonly cooldownDays: number
}

/** An order after its end; `moved` is null when it had no account. */
export interface EndedOrder {
  readonly order: OrderRecord
  readonly moved: MovedAccount | null
  /** The event of it, as the log has it. */
  readonly event: {
    readonly type: string
    readonly subject: string
    readonly label: string
    readonly details: Readonly<Record<string, unknown>>
    readonly customer: number
  }
}

/** Why an order cannot end like this, in a sentence; null when it can. Looks, and writes nothing. */
export function whyNotEnded(db: ReadableDb, order: OrderRecord, end: OrderEnd): string | null {
  const step = nextOrderStep(order.state, end.trigger, { ...end.facts, hasReason: end.reason !== '' })
  if (!step.ok) return step.reason
  if (end.trigger !== 'complete') return null
  const customer = customerByKey(db, order.customer)
  if (customer === null) throw new Error(`order ${order.key} has no customer`)
  const why = whyNothingNew(customer)
  if (why !== null) return why
  const linkedTo = (order.account === null ? undefined : accountBySeq(db, order.account))?.customer ?? null
  if (linkedTo === null || linkedTo === order.customer) return null
  const other = customerByKey(db, linkedTo)?.companyName ?? 'another customer'
  return `Its account is linked to ${other}. Remove it from that customer first.`
}

/** Ends an order and moves its account with it, in the transaction that is under way (CB-08). */
export function endOrder(tx: ChangeTx, order: OrderRecord, end: OrderEnd): EndedOrder {
  const why = whyNotEnded(tx.db, order, end)
  if (why !== null) throw notAllowed(why)
  const step = nextOrderStep(order.state, end.trigger, { ...end.facts, hasReason: end.reason !== '' })
  if (!step.ok) throw notAllowed(step.reason)
  // First the order: whoever read it too early is refused before its account is touched.
  const reason = end.reason === '' ? null : end.reason
  const ended = moveOrder(tx, order, { state: step.value.state, reason, finished_at: tx.at })
  const account = accountOf(tx.db, order)
  const moved = account === null ? null : moveAccount(tx, account, moveOf(tx, account, { order, end }))
  if (end.trigger === 'complete' && account !== null) {
    followLinks(tx.db, `[${account.seq}]`, { key: tx.key, reason: null })
  }
  return { order: ended, moved, event: eventOf(tx.db, ended, end) }
}

/** Tells the history of the customer that its order brought it an account (CB-06). */
export function tellLink(tx: ChangeTx, { order, event }: EndedOrder): void {
  if (order.account_id === null) return
  const accountId = accountIdFromNumber(order.account_id)
  tx.event({
    type: 'ACCOUNT_LINKED',
    subject: accountId,
    label: `Linked account ${accountId} to ${nameOf(tx.db, order.customer)}`,
    details: event.details,
    customer: order.customer,
  })
}

function moveOf(
  tx: ChangeTx,
  account: AccountRecord,
  { order, end }: { readonly order: OrderRecord; readonly end: OrderEnd },
): AccountMove {
  switch (end.trigger) {
    case 'complete':
      return { state: STATE.allocated, customer: order.customer }
    case 'fail':
      return { state: STATE.provisioning_failed, status_reason: end.reason }
    case 'cancel':
      if (end.cooldownDays > 0) {
        return {
          state: STATE.held,
          hold_reason: `Cooling down after order ${order.key} was cancelled`,
          hold_until: dayAfter(tx.at, end.cooldownDays),
        }
      }
      return { state: account.customer === null ? STATE.ready : STATE.linked }
  }
}

function accountOf(db: ReadableDb, order: OrderRecord): AccountRecord | null {
  if (order.state !== 'in_progress' || order.account === null) return null
  const account = accountBySeq(db, order.account)
  if (account === undefined) throw new Error(`the account of order ${order.key} is gone`)
  return account
}

const EVENTS = { complete: 'ORDER_COMPLETED', fail: 'ORDER_FAILED', cancel: 'ORDER_CANCELLED' } as const
const DONE = { complete: 'Completed', fail: 'Failed', cancel: 'Cancelled' } as const

/** The event code of an end (domain §5.4). */
export function endEvent(trigger: OrderEnd['trigger']): string {
  return EVENTS[trigger]
}

/** "Completed order 12", "Failed 40 orders". */
export function endLabel(trigger: OrderEnd['trigger'], subject: string): string {
  return `${DONE[trigger]} ${subject}`
}

function eventOf(db: ReadableDb, order: OrderRecord, end: OrderEnd): EndedOrder['event'] {
  const accountId = order.account_id === null ? null : accountIdFromNumber(order.account_id)
  const withAccount = accountId === null ? '' : `, account ${accountId}`
  return {
    type: EVENTS[end.trigger],
    subject: `Order ${order.key}`,
    label: endLabel(end.trigger, `order ${order.key} of ${nameOf(db, order.customer)}${withAccount}`),
    details: { order: order.key, account: accountId, externalRef: order.external_ref, reason: order.reason },
    customer: order.customer,
  }
}

function nameOf(db: ReadableDb, customer: number): string {
  return customerByKey(db, customer)?.companyName ?? 'a customer'
}

function dayAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10)
}
