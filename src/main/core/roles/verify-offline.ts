import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { sessionOfRole } from '../../../shared/domain/assumed-role.ts'
import type { HandlerContext } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectConnection } from './role-account.ts'
import { changeRoles } from './role-change.ts'
import { writeVerified } from './write-verification.ts'

/**
 * roles.verifyOffline: somebody verified the role elsewhere, and brings the proof (ION-16). The role's ARN was checked
 * when it was entered; what is pasted has to be a session of this very role. Not undoable: a check is no setting.
 */
export function verifyOffline(
  { note, identity, ...wanted }: ParsedInputOf<'roles.verifyOffline'>,
  context: HandlerContext,
): Record<string, never> {
  const { account, connection } = expectConnection(context, wanted)
  const { accountId, roleArn } = connection
  if (roleArn === null) throw notAllowed(`Nobody told us the role of ${accountId} yet.`)
  const session = identity === null ? null : sessionOfRole(identity, roleArn)
  if (session !== null && !session.ok) throw wrongField('identity', session.reason)
  const evidence = session === null ? note : `${note}\n${session.value}`
  const label = `Verified the role of ${accountId} by evidence`
  const by = context.session.current().operator.name
  changeRoles(context, { account, type: 'ROLE_VERIFIED', label, isUndoable: false }, (tx) =>
    writeVerified(tx, connection, { evidence, evidenceKind: 'offline', isOpen: null, by }),
  )
  return {}
}
