import type { HandlerContext } from '../handler.ts'
import { change, type ChangeTx } from '../store/change.ts'

/** Runs one undoable change of customers by the current operator, then tells every window. */
export function changeCustomers<Value>(
  context: Pick<HandlerContext, 'store' | 'session' | 'events'>,
  what: {
    readonly type: string
    readonly label: string
    readonly subject: string
    /** Key of the customer that it is about; one that is made by it is named by `tx.describe`. */
    readonly customer?: number
  },
  write: (tx: ChangeTx) => Value,
): Value {
  const actor = context.session.current().operator.name
  const { value } = change(context.store, { ...what, actor, isUndoable: true }, write)
  context.events.publish({ kind: 'customers.changed' })
  return value
}
