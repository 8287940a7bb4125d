import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { HandlerContext } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import { expectConnection } from './role-account.ts'
import { changeConnection, changeRoles } from './role-change.ts'
import { updateToRemoved } from './role-connection-table.ts'

/** roles.remove: forgets the role, and leaves the link to the customer as it is (CS-16, A-04, invariant 8). */
export function removeRole(
  wanted: ParsedInputOf<'roles.remove'>,
  context: HandlerContext,
): { readonly changeId: string } {
  const { account, connection } = expectConnection(context, wanted)
  const { key, accountId, state } = connection
  if (state === 'removed') throw notAllowed(`The role of ${accountId} was removed already.`)
  const label = `Removed the role of ${accountId}`
  const { changeId } = changeRoles(
    context,
    { account, type: 'ROLE_REMOVED', label, isUndoable: true },
    (tx) => changeConnection(tx, key, () => updateToRemoved(tx.db, key)),
  )
  return { changeId }
}
