import type { InvitationToTell } from '../../../shared/domain/invite-mail.ts'
import type { MailText } from '../../../shared/domain/mail-text.ts'
import { usersOf } from '../governance/user-table.ts'
import { draftMail } from '../outbox/draft-mail.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ChangeTx } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { InviteRecord } from './invite-table.ts'

/** Who gets a mail about an invitation: the root email, else the invited email, else the people of the customer. */
export function ownersOf(db: ReadableDb, invite: InviteRecord): readonly string[] {
  const email = invite.rootEmail ?? (invite.targetType === 'EMAIL' ? invite.target : null)
  if (email !== null) return [email]
  if (invite.customerKey === null) return []
  return usersOf(db, invite.customerKey)
    .filter(({ state, operatorKey }) => state === 'active' && operatorKey === null)
    .map((user) => user.email)
}

/** Drafts a mail to the owner of an invited account. */
export function draftOwnerMail(
  tx: ChangeTx,
  { invite, mail, actor }: { readonly invite: InviteRecord; readonly mail: MailText; readonly actor: string },
): void {
  const recipients = ownersOf(tx.db, invite)
  draftMail(tx, { ...mail, customerKey: invite.customerKey, recipients, actor })
}

/** What a mail says of an invitation. */
export function toTell(
  { target, expiresAt }: InviteRecord,
  payer: ManagementAccountRecord,
  providerName: string,
): InvitationToTell {
  return { providerName, target, expiresAt, payerName: payer.name, payerAccountId: payer.accountId }
}
