import type { HandlerContext } from '../handler.ts'
import { change, type ChangeTx } from '../store/change.ts'

/** Runs one change of invitations by the current operator, then tells every window. Undoable unless AWS did something. */
export function changeInvites<Value>(
  context: Pick<HandlerContext, 'store' | 'session' | 'events'>,
  {
    draftsMail = false,
    ...what
  }: {
    readonly type: string
    readonly label: string
    readonly subject: string
    readonly customer: number | null
    readonly draftsMail?: boolean
  },
  write: (tx: ChangeTx) => Value,
): { readonly changeId: string; readonly value: Value } {
  const actor = context.session.current().operator.name
  const done = change(context.store, { ...what, actor, isUndoable: true }, write)
  context.events.publish({ kind: 'aws.changed' })
  // Its history and counts tell of the invitation.
  if (what.customer !== null) context.events.publish({ kind: 'customers.changed' })
  if (draftsMail) context.events.publish({ kind: 'outbox.changed' })
  return done
}
