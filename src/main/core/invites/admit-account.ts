import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { addMember } from '../payers/member-table.ts'
import type { ChangeTx } from '../store/change.ts'
import type { InviteRecord } from './invite-table.ts'

/** Makes an account that accepted an invitation a member; the caller knows that it is none yet. */
export function admitAccount(
  tx: ChangeTx,
  {
    accountId,
    payer,
    invite,
  }: {
    readonly accountId: AccountId
    readonly payer: ManagementAccountRecord
    /** Null for one that nobody here drafted. */
    readonly invite: InviteRecord | null
  },
): void {
  const email = invite?.rootEmail ?? (invite?.targetType === 'EMAIL' ? invite.target : null)
  addMember(tx, {
    managementAccountKey: payer.key,
    account: { accountId, email, joinedMethod: 'INVITED', tags: invite?.tags ?? {} },
  })
  const label = `${accountId} joined ${payer.name} by invitation`
  tx.event({ type: 'MEMBER_ADDED', subject: accountId, label, customer: invite?.customerKey ?? null })
}
