import type { AccountId } from '../../../shared/domain/account-id.ts'
import { linkJoined, type JoinedLink } from '../payers/link-joined.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { addMember, memberByAccountId } from '../payers/member-table.ts'
import type { ChangeTx } from '../store/change.ts'
import type { InviteRecord } from './invite-table.ts'

/** What an invitation says of the account that accepted it. */
export type Invited = Pick<InviteRecord, 'targetType' | 'target' | 'rootEmail' | 'customerKey' | 'tags'>

interface Admitted {
  readonly accountId: AccountId
  readonly payer: ManagementAccountRecord
  readonly invite: Invited
}

/**
 * Makes an account that accepted an invitation a member, unless it is one, and links it to the customer that it was
 * invited for (ION-11). A member of another organization stays there: whoever has it knows better.
 */
export function admitAccount(
  tx: ChangeTx,
  admitted: Admitted,
): JoinedLink & { readonly isNewMember: boolean } {
  const { accountId, payer, invite } = admitted
  const known = memberByAccountId(tx.db, accountId)
  if (known !== null && known.managementAccountKey !== payer.key) {
    const whyNot = invite.customerKey === null ? null : 'It is a member of another organization here.'
    return { isNewMember: false, whyNot, effects: [] }
  }
  const { customerKey } = invite
  if (known === null) add(tx, admitted)
  const joined = linkJoined(tx, { accountId, customerKey, providerKey: payer.providerKey })
  return { ...joined, isNewMember: known === null }
}

function add(tx: ChangeTx, { accountId, payer, invite }: Admitted): void {
  const email = invite.rootEmail ?? (invite.targetType === 'EMAIL' ? invite.target : null)
  addMember(tx, {
    managementAccountKey: payer.key,
    account: { accountId, email, joinedMethod: 'INVITED', tags: invite.tags },
  })
  const label = `${accountId} joined ${payer.name} by invitation`
  tx.event({ type: 'MEMBER_ADDED', subject: accountId, label, customer: invite.customerKey })
}
