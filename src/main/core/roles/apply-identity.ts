import { sessionOfRole } from '../../../shared/domain/assumed-role.ts'
import type { AwsCallerIdentity } from '../../../shared/domain/aws-answer.ts'
import type { ChangeTx } from '../store/change.ts'
import { roleConnectionOf } from './role-connection-table.ts'
import { writeVerified } from './write-verification.ts'

/** Where an identity came from, and who brought it. */
export interface IdentitySource {
  /** The file or paste it was read from. */
  readonly sourceName: string
  readonly actor: string
}

/** What an identity proved; `why` is a sentence when it proved nothing. */
export type AppliedIdentity =
  | { readonly isVerified: true; readonly accountId: string }
  | { readonly isVerified: false; readonly accountId: string; readonly why: string }

/**
 * Takes a get-caller-identity answer as evidence that the role of its account works, in the change that is under way;
 * the change is one that cannot be undone. Proves nothing for an account without a role, or for another role's session.
 */
export function applyIdentity(
  tx: ChangeTx,
  { identity, source }: { readonly identity: AwsCallerIdentity; readonly source: IdentitySource },
): AppliedIdentity {
  const { Account: accountId, Arn: arn } = identity
  const connection = roleConnectionOf(tx.db, accountId)
  if (connection === null || connection.roleArn === null) {
    return { isVerified: false, accountId, why: `No role of ${accountId} is entered.` }
  }
  const session = sessionOfRole(arn, connection.roleArn)
  if (!session.ok) return { isVerified: false, accountId, why: session.reason }
  const evidence = `${source.sourceName}\n${session.value}`
  writeVerified(tx, connection, { evidence, evidenceKind: 'offline', isOpen: null, by: source.actor })
  tx.event({
    type: 'ROLE_VERIFIED',
    subject: accountId,
    label: `Verified the role of ${accountId} by evidence`,
  })
  return { isVerified: true, accountId }
}
