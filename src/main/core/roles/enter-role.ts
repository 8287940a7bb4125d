import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { checkRoleArn } from '../../../shared/domain/role-arn.ts'
import type { HandlerContext } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectConnection } from './role-account.ts'
import { changeConnection, changeRoles } from './role-change.ts'
import { updateRole } from './role-connection-table.ts'

/** roles.enter: we know the role of a prepared connection now (CS-14). */
export function enterRole(
  input: ParsedInputOf<'roles.enter'>,
  context: HandlerContext,
): { readonly changeId: string } {
  return writeRole(input, context, { isNew: true })
}

/** roles.edit: the role is another one, or is described otherwise (CS-15). */
export function editRole(
  input: ParsedInputOf<'roles.edit'>,
  context: HandlerContext,
): { readonly changeId: string | null } {
  return writeRole(input, context, { isNew: false })
}

function writeRole(
  { roleArn, alias, note, ...wanted }: ParsedInputOf<'roles.enter'>,
  context: HandlerContext,
  { isNew }: { readonly isNew: boolean },
): { readonly changeId: string } {
  const { account, connection } = expectConnection(context, wanted)
  const { accountId, key, state } = connection
  if (isNew !== (state === 'none')) {
    throw notAllowed(
      isNew
        ? `${accountId} has a role already, or had one that was removed. Read it again.`
        : `${accountId} has no role that could be edited. Onboard the account first.`,
    )
  }
  if (state === 'removed')
    throw notAllowed(`The role of ${accountId} was removed. Onboard the account again.`)
  const partition = account.payer?.partition ?? null
  const role = checkRoleArn(roleArn, { accountId, partition })
  if (!role.ok) throw wrongField('roleArn', role.reason.message)
  const isEnteredAnew = roleArn !== connection.roleArn
  const label = isNew ? `Entered the role of ${accountId}` : `Edited the role of ${accountId}`
  const { changeId } = changeRoles(
    context,
    { account, type: 'ROLE_ENTERED', label, isUndoable: true },
    (tx) =>
      changeConnection(tx, key, () =>
        updateRole(tx.db, key, { roleArn, partition: role.value.partition, alias, note, isEnteredAnew }),
      ),
  )
  return { changeId }
}
