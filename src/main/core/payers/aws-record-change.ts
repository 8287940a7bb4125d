import type { HandlerContext } from '../handler.ts'
import { change, type ChangeTx } from '../store/change.ts'

/** Runs one undoable change of AWS records by the current operator, then tells every window. */
export function changeAwsRecords<Value>(
  context: Pick<HandlerContext, 'store' | 'session' | 'events'>,
  what: { readonly type: string; readonly label: string; readonly subject: string },
  write: (tx: ChangeTx) => Value,
): Value {
  const actor = context.session.current().operator.name
  const { value } = change(context.store, { ...what, actor, isUndoable: true }, write)
  context.events.publish({ kind: 'aws.changed' })
  return value
}
