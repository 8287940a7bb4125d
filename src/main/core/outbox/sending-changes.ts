import type { Effect, TaskContext } from '../jobs/task.ts'
import { change, continueChange, type Store } from '../store/change.ts'
import type { MailTaken } from './mail-connection.ts'
import {
  claimMail,
  insertMail,
  mailByKey,
  mailsLeftSending,
  markMailFailed,
  markMailSent,
  type MailRecord,
} from './mail-draft-table.ts'

/** A mail that was not sent, and why. */
export interface FailedMail {
  readonly id: string
  readonly subject: string
  readonly answer: string
}

/** A mail that is being sent, and the change in which that is written down. */
export interface Attempt {
  readonly mail: MailRecord
  readonly change: { readonly key: number; readonly actor: string }
}

const HISTORY = { isHistory: true } as const
const EFFECTS: readonly Effect[] = [{ kind: 'records-changed' }, { kind: 'activity-changed' }]

/**
 * Takes a mail for sending: from here on nobody else sends it, edits it or puts it away. Null when somebody changed it
 * while this waited for its turn to write.
 */
export function claim(mail: MailRecord, context: TaskContext): Promise<Attempt | null> {
  const { actor } = context.session
  return context.write(() => {
    if (mailByKey(context.store, mail.key)?.rev !== mail.rev) return { value: null, effects: [] }
    const { value: key } = change(
      context.store,
      {
        type: 'MAIL_SENDING',
        label: `Started sending the mail “${mail.subject}”`,
        subject: mail.subject,
        actor,
        isUndoable: false,
        customer: mail.customerKey,
      },
      (tx) => {
        claimMail(tx.db, mail.key)
        tx.describe({ rows: 1, details: { recipients: mail.recipients } })
        return tx.key
      },
    )
    return { value: { mail, change: { key, actor } }, effects: EFFECTS }
  })
}

/**
 * Writes down that the server took a mail. Recipients it refused get a failed mail of their own, so that trying again
 * does not bring it to the others twice; the answer is that mail.
 */
export function recordSent(
  { mail, change: { key, actor } }: Attempt,
  taken: MailTaken,
  context: TaskContext,
): Promise<FailedMail | null> {
  const { store } = context
  const refused = new Set(taken.refused.map(({ recipient }) => recipient))
  const recipients = mail.recipients.filter((recipient) => !refused.has(recipient))
  return context.write(() => {
    const failed = continueChange(store, { key, actor }, (tx) => {
      const at = store.ports.now().toISOString()
      markMailSent(tx.db, mail.key, { how: 'smtp', at, answer: taken.answer, recipients })
      tx.event({
        type: 'MAIL_SENT',
        subject: mail.subject,
        label: `Sent the mail “${mail.subject}”`,
        details: { recipients, answer: taken.answer },
        customer: mail.customerKey,
      })
      if (taken.refused.length === 0) return null
      const id = store.ports.newId()
      const answer = taken.refused.map((each) => `${each.recipient}: ${each.answer}`).join('\n')
      const copy = insertMail(tx.db, {
        ...mail,
        id,
        recipients: [...refused],
        createdAt: at,
        createdBy: actor,
      })
      markMailFailed(tx.db, copy, answer)
      tx.event(failedEvent({ ...mail, recipients: [...refused] }, answer))
      return { id, subject: mail.subject, answer }
    })
    return { value: failed, effects: EFFECTS }
  }, HISTORY)
}

/** Writes down that a mail was not sent, and the server's words. */
export function recordFailed(
  { mail, change: { key, actor } }: Attempt,
  answer: string,
  context: TaskContext,
): Promise<FailedMail> {
  return context.write(() => {
    continueChange(context.store, { key, actor }, (tx) => {
      markMailFailed(tx.db, mail.key, answer)
      tx.event(failedEvent(mail, answer))
    })
    return { value: { id: mail.id, subject: mail.subject, answer }, effects: EFFECTS }
  }, HISTORY)
}

/** Mails that were being sent when a run was killed: nobody knows what became of them, so somebody has to look. */
export function settleInterrupted(store: Store, actor: string): void {
  const answer =
    'Quartermaster ended while this mail was being sent. Find out whether it arrived before you send it again.'
  for (const mail of mailsLeftSending(store)) {
    change(store, { ...failedEvent(mail, answer), actor, isUndoable: false }, (tx) => {
      markMailFailed(tx.db, mail.key, answer)
      tx.describe({ rows: 1, details: { recipients: mail.recipients, answer } })
    })
  }
}

function failedEvent(mail: MailRecord, answer: string) {
  return {
    type: 'MAIL_FAILED',
    subject: mail.subject,
    label: `Could not send the mail “${mail.subject}”`,
    details: { recipients: mail.recipients, answer },
    customer: mail.customerKey,
  }
}
