import type { Order } from '../../../shared/contract/orders.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { whyNothingNew } from '../../../shared/domain/customer.ts'
import { nextOrderStep } from '../../../shared/domain/order.ts'
import { customerById, customerByKey, type CustomerRecord } from '../customers/customer-table.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import type { MovedAccount } from '../pool/account-move-table.ts'
import { modelOfCode } from '../pool/account-codes.ts'
import { ourMarketplace } from '../pool/change-request.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import { notAllowed, Refusal, wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import { change, storeVersion, type ChangeIntent, type ChangeTx } from '../store/change.ts'
import { endEvent, endOrder, tellLink, type OrderEnd } from './finish-order.ts'
import { insertOrder, orderById, orderWithReference, type OrderRecord } from './order-table.ts'
import { orderRow } from './order-view.ts'
import { newOrder, startOrder, type OrderRequest } from './start-order.ts'

/** orders.*: one order at a time. Order and account change in the same transaction (CB-08). */
export const orderWriteHandlers: HandlersOf<
  | 'orders.start'
  | 'orders.saveDraft'
  | 'orders.startDraft'
  | 'orders.complete'
  | 'orders.fail'
  | 'orders.cancel'
> = {
  'orders.start': (input, context) => {
    const request = readRequest(input, context)
    return written(context, starting(request.customer), (tx) =>
      startOrder(tx, request, { pick: input, draft: null }),
    )
  },
  'orders.saveDraft': (input, context) => {
    const request = readRequest(input, context)
    const { customer } = request
    // A draft has done nothing yet, so it can be taken back.
    const intent = { ...starting(customer), type: 'ORDER_DRAFTED', isUndoable: true }
    return written(context, intent, (tx) => {
      const order = insertOrder(tx, newOrder(tx, request))
      tx.describe({
        rows: 1,
        label: `Drafted order ${order.key} for ${customer.companyName}`,
        subject: `Order ${order.key}`,
        details: { order: order.key, externalRef: order.external_ref },
      })
      return { order, moved: null }
    })
  },
  'orders.startDraft': (input, context) => {
    const draft = expectOrder(input, context)
    const step = nextOrderStep(draft.state, 'start', factsOf(context))
    if (!step.ok) throw notAllowed(step.reason)
    const request = requestOf(draft, context)
    return written(context, starting(request.customer), (tx) =>
      startOrder(tx, request, { pick: input, draft }),
    )
  },
  'orders.complete': (input, context) => end(input, context, { trigger: 'complete', reason: '' }),
  'orders.fail': (input, context) => end(input, context, { trigger: 'fail', reason: input.reason }),
  'orders.cancel': (input, context) => end(input, context, { trigger: 'cancel', reason: input.reason }),
}

function end(
  input: { readonly id: string; readonly rev: number },
  context: HandlerContext,
  what: Pick<OrderEnd, 'trigger' | 'reason'>,
): Order {
  const order = expectOrder(input, context)
  const { cooldownDays } = context.session.current().settings
  const intent = { type: endEvent(what.trigger), isUndoable: false, customer: order.customer }
  return written(context, intent, (tx) => {
    const ended = endOrder(tx, order, { ...what, facts: factsOf(context), cooldownDays })
    if (what.trigger === 'complete') tellLink(tx, ended)
    const { label, subject, details } = ended.event
    tx.describe({ rows: 1, label, subject, details })
    return ended
  })
}

/** Makes one change of one order; the pool in memory and the windows follow. */
function written(
  context: HandlerContext,
  intent: Pick<ChangeIntent, 'type' | 'isUndoable'> & { readonly customer: number },
  write: (tx: ChangeTx) => { readonly order: OrderRecord; readonly moved: MovedAccount | null },
): Order {
  const { store, pool, events, session } = context
  const actor = session.current().operator.name
  // What it is about is known once its number is.
  const { value } = change(store, { ...intent, actor, label: '', subject: '' }, write)
  if (value.moved !== null) {
    const { seq, code } = value.moved
    pool.apply({ kind: 'accounts-changed', seqs: Uint32Array.of(seq), codes: Uint16Array.of(code) })
    events.publish({ kind: 'pool.changed', version: storeVersion(store) })
  }
  events.publish({ kind: 'orders.changed' })
  if (value.order.state === 'completed') events.publish({ kind: 'customers.changed' })
  return orderRow(store, value.order.key)
}

function starting(customer: CustomerRecord) {
  return { type: 'ORDER_STARTED', isUndoable: false, customer: customer.key }
}

function factsOf({ session }: HandlerContext) {
  const { operator, settings } = session.current()
  return {
    isAdmin: operator.role === 'admin',
    allowsCancelToReady: settings.allowsCancelToReady,
    hasReason: true,
  }
}

/** What an input asks for, every part of it checked before anything is written. */
function readRequest(input: ParsedInputOf<'orders.saveDraft'>, context: HandlerContext): OrderRequest {
  const { store, session } = context
  const { providerKey } = session.current()
  const customer = customerById(store, input.customerId)
  if (customer === null) throw wrongField('customerId', 'This customer is gone. Choose another one.')
  if (customer.providerKey !== providerKey) {
    throw notAllowed(`${customer.companyName} is a customer of another provider. Choose one of your own.`)
  }
  const why = whyNothingNew(customer)
  if (why !== null) throw notAllowed(why)
  const marketplace = ourMarketplace(store, input.marketplaceId, providerKey)
  if (input.externalRef !== null) {
    const other = orderWithReference(store, providerKey, input.externalRef)
    if (other !== null) {
      throw wrongField(
        'externalRef',
        `Order ${other.key} has this reference already. Give another one, or look at that order.`,
      )
    }
  }
  const { wantedModel, externalRef, mode } = input
  return { customer, marketplace, wantedModel, externalRef, mode }
}

/** What a draft asks for; its customer may have been disabled since. */
function requestOf(draft: OrderRecord, { store }: HandlerContext): OrderRequest {
  const customer = customerByKey(store, draft.customer)
  const marketplace = marketplaceDirectory(store).byKey.get(draft.marketplace)
  if (customer === null || marketplace === undefined) throw new Error(`order ${draft.key} is not whole`)
  const why = whyNothingNew(customer)
  if (why !== null) throw notAllowed(why)
  return {
    customer,
    marketplace,
    wantedModel: draft.wanted_model === null ? null : modelOfCode(draft.wanted_model),
    externalRef: draft.external_ref,
    mode: draft.mode,
  }
}

/** The order that a command names, of the provider at work and as it was read. */
function expectOrder(
  wanted: { readonly id: string; readonly rev: number },
  { store, session }: HandlerContext,
): OrderRecord {
  const order = expectRow('order', orderById(store, wanted.id), wanted)
  if (order.provider !== session.current().providerKey) {
    throw new Refusal({ code: 'not-found', what: 'order', id: wanted.id })
  }
  return order
}
