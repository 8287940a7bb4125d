import type { ChangeTx } from '../store/change.ts'
import { insertMail, type MailFields } from './mail-draft-table.ts'

/** Puts a mail into the outbox as part of a change, whose undo takes it out again. Nobody sends it by itself. */
export function draftMail(
  tx: ChangeTx,
  mail: MailFields & {
    /** Null for a mail that is about no customer. */
    readonly customerKey: number | null
    /** A `MailPurpose`, mostly. */
    readonly purpose: string
    readonly actor: string
  },
): number {
  const { customerKey, purpose, recipients, subject, body } = mail
  const key = insertMail(tx.db, {
    id: tx.newId(),
    customerKey,
    purpose,
    recipients,
    subject,
    body,
    createdAt: tx.at,
    createdBy: mail.actor,
  })
  tx.remember('mailDraft', key, 1, null)
  return key
}
