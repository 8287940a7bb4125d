import { userName } from '../../../shared/domain/customer-user.ts'
import { expectOurs } from '../customers/customer-record.ts'
import { customerById, customerByKey, type CustomerRecord } from '../customers/customer-table.ts'
import type { HandlerContext } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import { change, type ChangeTx } from '../store/change.ts'

/** What is changed of a customer, for the log. */
interface GovernedIntent {
  readonly type: string
  readonly label: string
  readonly subject: string
  /** Null when it is about several customers; each of them gets an event of its own. */
  readonly customer: number | null
  /** Drafts a mail, so that windows read the outbox again. */
  readonly draftsMail?: boolean
}

/** Runs one undoable change of what belongs to customers by the current operator, then tells every window. */
export function changeGoverned(
  context: HandlerContext,
  { draftsMail = false, ...what }: GovernedIntent,
  write: (tx: ChangeTx) => void,
): { readonly changeId: string } {
  const actor = context.session.current().operator.name
  const { changeId } = change(context.store, { ...what, actor, isUndoable: true }, write)
  context.events.publish({ kind: 'customers.changed' })
  if (draftsMail) context.events.publish({ kind: 'outbox.changed' })
  return { changeId }
}

/** The customer of an id, when the provider at work has it. */
export function customerNamed(context: HandlerContext, id: string): CustomerRecord {
  return expectOurs(context, customerById(context.store, id), id)
}

/** The customer that a command names as it was read. */
export function expectCustomer(
  context: HandlerContext,
  wanted: { readonly id: string; readonly rev: number },
): CustomerRecord {
  return expectRow('customer', customerNamed(context, wanted.id), wanted)
}

/** The customer to which something belongs. */
export function customerOf(context: HandlerContext, key: number): CustomerRecord {
  return expectOurs(context, customerByKey(context.store, key), String(key))
}

/** Throws what a rule says against it, if anything. */
export function refuseWhy(why: string | null): void {
  if (why !== null) throw notAllowed(why)
}

/** A user by name, or by email while there is no name. */
export function nameOfUser(user: {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}): string {
  return userName(user) || user.email
}
