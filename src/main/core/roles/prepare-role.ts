import type { RoleAccount } from '../../../shared/contract/roles.ts'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { HandlerContext } from '../handler.ts'
import { storedRow } from '../store/record-table.ts'
import { newExternalId } from './new-external-id.ts'
import { expectConnection, expectRoleAccount, partitionOf, publicRoleAccount } from './role-account.ts'
import { changeConnection, changeRoles } from './role-change.ts'
import { insertRoleConnection, updateExternalId } from './role-connection-table.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'

/**
 * roles.prepare: an account gets its external ID. One whose role was removed gets another: an ID that was given out never
 * comes back. Not undoable, because the kit may be with the customer already.
 */
export function prepareRole(
  { accountId }: { readonly accountId: AccountId },
  context: HandlerContext,
): RoleAccount {
  const account = expectRoleAccount(context, accountId)
  const { connection, providerKey } = account
  const intent = {
    account,
    type: 'ROLE_PREPARED',
    label: `Prepared a role for ${accountId}`,
    isUndoable: false,
  }
  if (connection === null) {
    changeRoles(context, intent, (tx) => {
      const key = insertRoleConnection(tx.db, {
        id: tx.newId(),
        providerKey,
        accountId,
        partition: partitionOf(account, null),
        externalId: newExternalId(tx, accountId),
        createdAt: tx.at,
      })
      tx.remember('roleConnection', key, 1, null)
      tx.describe({ rows: 1, details: { after: storedRow(tx.db, 'roleConnection', key) } })
    })
  } else if (connection.state === 'removed') {
    changeRoles(context, intent, (tx) =>
      changeConnection(tx, connection.key, () => {
        const externalId = newExternalId(tx, accountId)
        updateExternalId(tx.db, connection.key, { externalId, state: 'none' })
      }),
    )
  }
  return publicRoleAccount(context, accountId)
}

/** roles.rotate: another external ID; what was verified with the old one counts no more. Not undoable: the old one is gone for good. */
export function rotateExternalId(
  wanted: ParsedInputOf<'roles.rotate'>,
  context: HandlerContext,
): { readonly externalId: string } {
  const { account, connection } = expectConnection(context, wanted)
  const { key, accountId, roleArn } = connection
  const label = `Renewed the external ID of ${accountId}`
  const { value: externalId } = changeRoles(
    context,
    { account, type: 'EXTERNAL_ID_ROTATED', label, isUndoable: false },
    (tx) => {
      const renewed = newExternalId(tx, accountId)
      changeConnection(tx, key, () =>
        updateExternalId(tx.db, key, { externalId: renewed, state: roleArn === null ? 'none' : 'entered' }),
      )
      return renewed
    },
  )
  return { externalId }
}
