import type { ImportedOrderState } from '../../../../shared/domain/order-row.ts'
import type { OrderAction } from '../../../../shared/domain/order-plan.ts'
import { followLinks } from '../../customers/account-link-table.ts'
import type { Effect } from '../../jobs/task.ts'
import { insertOrder, type OrderRecord } from '../../orders/order-table.ts'
import { modelCode, STATE } from '../../pool/account-codes.ts'
import {
  accountBySeq,
  moveAccount,
  type AccountMove,
  type MovedAccount,
} from '../../pool/account-move-table.ts'
import type { ChangeTx } from '../../store/change.ts'
import { outdated } from '../commit-facts.ts'

const ORDERS_PER_STEP = 500
const ENDS = {
  completed: { type: 'ORDER_COMPLETED', done: 'Completed' },
  failed: { type: 'ORDER_FAILED', done: 'Failed' },
} as const
const NAMED = 'The imported file names it'

/** Writes orders with exactly the accounts of the plan, in the order of the file; each has events of its own (domain §5.4). */
export function writeOrders(
  tx: ChangeTx,
  actions: readonly OrderAction[],
  { providerKey, onStep }: { readonly providerKey: number; readonly onStep: (done: number) => void },
): readonly Effect[] {
  const moved: MovedAccount[] = []
  for (const [index, action] of actions.entries()) {
    if (index % ORDERS_PER_STEP === 0) onStep(index)
    moved.push(takeAccount(tx, action))
    const order = insertOrder(tx, orderOf(tx, action, providerKey))
    tellOrder(tx, action, order)
  }
  const inOrder = moved.toSorted((one, other) => one.seq - other.seq)
  const linked = inOrder.filter(({ account }) => account.state === STATE.allocated).map(({ seq }) => seq)
  followLinks(tx.db, JSON.stringify(linked), { key: tx.key, reason: null })
  return [
    {
      kind: 'accounts-changed',
      seqs: Uint32Array.from(inOrder, ({ seq }) => seq),
      codes: Uint16Array.from(inOrder, ({ code }) => code),
    },
  ]
}

function takeAccount(
  tx: ChangeTx,
  { draft, customer, account: { seq, accountId } }: OrderAction,
): MovedAccount {
  const account = accountBySeq(tx.db, seq)
  // The store is of the preview's version, so this does not happen; an account is in one order at most, whatever else.
  if (account?.state !== STATE.ready) throw outdated(`Account ${accountId} is not Ready any more.`)
  const moves: Readonly<Record<ImportedOrderState, AccountMove>> = {
    in_progress: { state: STATE.provisioning_in_progress },
    completed: { state: STATE.allocated, customer: customer.key },
    failed: { state: STATE.provisioning_failed, status_reason: draft.reason },
  }
  return moveAccount(tx, account, moves[draft.state])
}

function orderOf(
  tx: ChangeTx,
  { draft, customer, account }: OrderAction,
  provider: number,
): Omit<OrderRecord, 'key' | 'rev'> {
  const { state, reason } = draft
  return {
    id: tx.newId(),
    provider,
    customer: customer.key,
    marketplace: draft.marketplace.key,
    account: account.seq,
    account_id: Number(account.accountId),
    model: modelCode(account.model),
    wanted_model: draft.model === null ? null : modelCode(draft.model),
    mode: 'new',
    state,
    external_ref: draft.externalRef,
    override_reason: draft.accountId === null ? null : NAMED,
    reason: state === 'failed' ? reason : null,
    created_at: tx.at,
    started_at: tx.at,
    finished_at: state === 'in_progress' ? null : tx.at,
  }
}

function tellOrder(
  tx: ChangeTx,
  { customer, account: { accountId } }: OrderAction,
  order: OrderRecord,
): void {
  const subject = `Order ${order.key}`
  const { companyName, key } = customer
  const details = { order: order.key, account: accountId, externalRef: order.external_ref }
  const tell = (type: string, about: string, label: string): void =>
    tx.event({ type, subject: about, label, details: { ...details, reason: order.reason }, customer: key })
  if (order.override_reason !== null) {
    tell(
      'PICK_OVERRIDDEN',
      accountId,
      `Used account ${accountId} for order ${order.key}: ${NAMED.toLowerCase()}`,
    )
  }
  tell('ORDER_STARTED', subject, `Started order ${order.key} for ${companyName} with account ${accountId}`)
  if (order.state === 'in_progress') return
  const { type, done } = ENDS[order.state === 'completed' ? 'completed' : 'failed']
  tell(type, subject, `${done} order ${order.key} of ${companyName}, account ${accountId}`)
  if (order.state === 'completed')
    tell('ACCOUNT_LINKED', accountId, `Linked account ${accountId} to ${companyName}`)
}
