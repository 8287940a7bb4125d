import type { HandlerContext } from '../handler.ts'
import { change, type ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import type { KnownRoleAccount } from './role-account-view.ts'

/** What is changed of an account's role, for the log. */
export interface RoleIntent {
  readonly account: Pick<KnownRoleAccount, 'accountId' | 'customerKey'>
  readonly type: string
  readonly label: string
  /** What AWS or the customer already knows of cannot be taken back. */
  readonly isUndoable: boolean
}

/** Runs one change of a role connection by the current operator, in its customer's history, then tells every window. */
export function changeRoles<Value>(
  context: Pick<HandlerContext, 'store' | 'session' | 'events'>,
  { account, ...what }: RoleIntent,
  write: (tx: ChangeTx) => Value,
): { readonly changeId: string; readonly value: Value } {
  const intent = {
    ...what,
    subject: account.accountId,
    actor: context.session.current().operator.name,
    customer: account.customerKey,
  }
  const done = change(context.store, intent, write)
  context.events.publish({ kind: 'aws.changed' })
  return done
}

/** Changes one connection inside a change, undoably as far as the change is. */
export function changeConnection(tx: ChangeTx, key: number, write: () => void): void {
  const { before, after } = changeRecord(tx, { entity: 'roleConnection', key }, write)
  tx.describe({ rows: 1, details: { before, after } })
}
