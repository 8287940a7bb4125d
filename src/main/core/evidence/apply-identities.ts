import type { AppliedPiece } from '../../../shared/contract/evidence.ts'
import { AwsCallerIdentity } from '../../../shared/domain/aws-answer.ts'
import type { TaskContext } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { applyIdentity } from '../roles/apply-identity.ts'
import { roleConnectionOf } from '../roles/role-connection-table.ts'
import { change } from '../store/change.ts'
import type { StagedPiece } from './staged-evidence.ts'

/**
 * Takes what get-caller-identity said inside roles as evidence that they work (ION-16). All of a piece or nothing: one
 * that proves nothing is refused, with why.
 */
export async function applyIdentities(
  { entries, source }: StagedPiece,
  index: number,
  { store, session, write }: TaskContext,
): Promise<AppliedPiece> {
  const identities = entries.map((entry) => AwsCallerIdentity.parse(entry))
  const accounts = identities.map(({ Account: accountId }) => accountId)
  const whose = accounts.length === 1 ? `the role of ${accounts[0] ?? ''}` : `${accounts.length} roles`
  const label = `Verified ${whose} with ${source}`
  return write(() => {
    const intent = { type: 'SNAPSHOT_APPLIED', label, subject: accounts.join(', '), actor: session.actor }
    const { changeId } = change(store, { ...intent, isUndoable: false }, (tx) => {
      for (const identity of identities) {
        const connection = roleConnectionOf(tx.db, identity.Account)
        if (connection !== null && connection.providerKey !== session.providerKey) {
          throw notAllowed(`The role of ${identity.Account} belongs to another provider.`)
        }
        const applied = applyIdentity(tx, { identity, source: { sourceName: source, actor: session.actor } })
        if (!applied.isVerified) throw notAllowed(applied.why)
      }
      tx.describe({ rows: identities.length, details: { source, accounts } })
    })
    return {
      value: { index, payerId: null, label, changeId, differences: null },
      effects: [{ kind: 'records-changed' }, { kind: 'activity-changed' }],
    }
  })
}
