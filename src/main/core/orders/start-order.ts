import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import { whyOverQuota } from '../governance/check-quota.ts'
import { modelCode, modelOfCode, STATE, statusOfState } from '../pool/account-codes.ts'
import {
  moveAccount,
  oldestReady,
  takeOldest,
  type MovedAccount,
  type Queue,
} from '../pool/account-move-table.ts'
import { accountById, type AccountRecord } from '../pool/account-table.ts'
import { marketplaceDirectory, type MarketplaceEntry } from '../pool/marketplace-view.ts'
import { readTally } from '../pool/tally-table.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { whyNobodyNext } from './next-account.ts'
import { insertOrder, moveOrder, openOrdersOf, type OrderRecord } from './order-table.ts'

/** What an order is for. */
export interface OrderRequest extends Pick<
  ParsedInputOf<'orders.saveDraft'>,
  'wantedModel' | 'externalRef' | 'mode'
> {
  readonly customer: CustomerRecord
  readonly marketplace: MarketplaceEntry
}

/** Which account it takes: the oldest, the one that was shown as such, or exactly this one with a reason (U-06). */
export type OrderPick = Pick<ParsedInputOf<'orders.start'>, 'expectedAccountId' | 'override'>

/** An order and its account after a step. */
export interface OrderWithAccount {
  readonly order: OrderRecord
  readonly moved: MovedAccount
}

/**
 * Takes an account and binds it to an order, new or kept as a draft, in the transaction that is under way. Finding and
 * taking are one statement; whoever comes second gets the next account or a refusal, never the same one (invariant 6).
 */
export function startOrder(
  tx: ChangeTx,
  request: OrderRequest,
  { pick, draft }: { readonly pick: OrderPick; readonly draft: OrderRecord | null },
): OrderWithAccount {
  const { customer, marketplace } = request
  const why = whyOverQuota(tx.db, customer.key, 'accounts', 1 + openOrdersOf(tx.db, customer.key))
  if (why !== null) throw notAllowed(why)
  const queue: Queue = {
    marketplace: marketplace.key,
    wantedModel: request.wantedModel === null ? null : modelCode(request.wantedModel),
  }
  const { moved, overrideReason } = takeAccount(tx, queue, pick)
  const { account_id: accountId, model, seq } = moved.account
  const bound = {
    state: 'in_progress',
    account: seq,
    account_id: accountId,
    model,
    override_reason: overrideReason,
    started_at: tx.at,
  } as const
  const order =
    draft === null ? insertOrder(tx, { ...newOrder(tx, request), ...bound }) : moveOrder(tx, draft, bound)
  tellStart(tx, { order, moved }, customer)
  return { order, moved }
}

/** An order without an account, as it is first written. */
export function newOrder(tx: ChangeTx, request: OrderRequest): Omit<OrderRecord, 'key' | 'rev'> {
  const { customer, marketplace, wantedModel, externalRef, mode } = request
  return {
    id: tx.newId(),
    provider: marketplace.providerKey,
    customer: customer.key,
    marketplace: marketplace.key,
    account: null,
    account_id: null,
    model: null,
    wanted_model: wantedModel === null ? null : modelCode(wantedModel),
    mode,
    state: 'draft',
    external_ref: externalRef,
    override_reason: null,
    reason: null,
    created_at: tx.at,
    started_at: null,
    finished_at: null,
  }
}

function takeAccount(
  tx: ChangeTx,
  queue: Queue,
  { expectedAccountId, override }: OrderPick,
): { readonly moved: MovedAccount; readonly overrideReason: string | null } {
  if (override !== undefined) {
    const account = chosenAccount(tx.db, queue, override.accountId)
    const isOldest = oldestReady(tx.db, queue)?.seq === account.seq
    const moved = moveAccount(tx, account, { state: STATE.provisioning_in_progress })
    return { moved, overrideReason: isOldest ? null : override.reason }
  }
  const moved = takeOldest(tx, queue)
  if (moved === null) {
    const tally = readTally(tx.db).filter(({ marketplace }) => marketplace === queue.marketplace)
    const model = queue.wantedModel === null ? null : modelOfCode(queue.wantedModel)
    throw notAllowed(whyNobodyNext(tally, model))
  }
  const accountId = accountIdFromNumber(moved.account.account_id)
  if (expectedAccountId !== undefined && expectedAccountId !== accountId) {
    throw new Refusal({
      code: 'preview-outdated',
      why: `The pool changed: account ${expectedAccountId} is not next any more, account ${accountId} is.`,
    })
  }
  return { moved, overrideReason: null }
}

/** The account that somebody wants for a reason; refused unless an order could take it one day anyway (U-06). */
function chosenAccount(db: ReadableDb, queue: Queue, accountId: AccountId): AccountRecord {
  const account = accountById(db, accountId)
  if (account === undefined) throw new Refusal({ code: 'not-found', what: 'account', id: accountId })
  const why = whyNotThis(db, queue, account)
  if (why !== null) throw notAllowed(`Account ${accountId} ${why}`)
  return account
}

/** Why an order of a queue cannot take this account, as the rest of a sentence that begins with it; null when it can. */
export function whyNotThis(db: ReadableDb, queue: Queue, account: AccountRecord): string | null {
  const { byKey } = marketplaceDirectory(db)
  const [own, wanted] = [byKey.get(account.marketplace), byKey.get(queue.marketplace)]
  if (own?.providerKey !== wanted?.providerKey) {
    return `belongs to ${own?.providerName ?? 'another provider'}. Choose one of your own accounts.`
  }
  if (account.state === STATE.held) return 'is on hold. Release it first, or choose another account.'
  if (account.state === STATE.linked) {
    return 'is linked to a customer already. Remove it from the customer first, or choose another account.'
  }
  if (account.state !== STATE.ready) {
    return `is ${ACCOUNT_STATUS_LABELS[statusOfState(account.state)]}. Only a Ready account can be used.`
  }
  if (own?.key !== wanted?.key) {
    return `is stored for ${own?.code ?? 'another marketplace'}. Choose that marketplace, or another account.`
  }
  if (queue.wantedModel !== null && queue.wantedModel !== account.model) {
    return `is ${modelOfCode(account.model)}. Ask for that model or for any, or choose another account.`
  }
  return null
}

function tellStart(tx: ChangeTx, { order, moved }: OrderWithAccount, customer: CustomerRecord): void {
  const accountId = accountIdFromNumber(moved.account.account_id)
  const details = {
    order: order.key,
    account: accountId,
    model: modelOfCode(moved.account.model),
    externalRef: order.external_ref,
  }
  if (order.override_reason !== null) {
    tx.event({
      type: 'PICK_OVERRIDDEN',
      subject: accountId,
      label: `Used account ${accountId} instead of the oldest for order ${order.key}`,
      details: { ...details, reason: order.override_reason },
      customer: customer.key,
    })
  }
  tx.describe({
    rows: 1,
    label: `Started order ${order.key} for ${customer.companyName} with account ${accountId}`,
    subject: `Order ${order.key}`,
    details,
  })
}
