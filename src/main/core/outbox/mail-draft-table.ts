import type { MailState, SentHow } from '../../../shared/domain/mail.ts'
import { all, get, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'

/** What people can set of a draft. */
export interface MailFields {
  readonly recipients: readonly string[]
  readonly subject: string
  readonly body: string
}

/** A mail as it was at some moment. */
export interface MailVersion {
  readonly key: number
  readonly rev: number
}

/** A mail as the store has it. */
export interface MailRecord extends MailFields {
  readonly key: number
  readonly id: string
  readonly customerKey: number | null
  readonly purpose: string
  readonly state: MailState
  readonly sentHow: SentHow | null
  readonly serverAnswer: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly sentAt: string | null
  readonly rev: number
}

type Row = Omit<MailRecord, 'recipients'> & { readonly recipients: string }

const SELECT = sql`
  SELECT key, id, customer AS customerKey, purpose, recipients, subject, body, state, sent_how AS sentHow,
    server_answer AS serverAnswer, created_at AS createdAt, created_by AS createdBy, sent_at AS sentAt, rev
  FROM mail_draft`

/** The mail of a key. */
export function mailByKey(db: ReadableDb, key: number): MailRecord | null {
  return one(db, sql`key = ${key}`)
}

/** The mail of an id. */
export function mailById(db: ReadableDb, id: string): MailRecord | null {
  return one(db, sql`id = ${id}`)
}

function one(db: ReadableDb, where: SqlFragment): MailRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  return row === undefined ? null : toMail(row)
}

function toMail(row: Row): MailRecord {
  return { ...row, recipients: recipientsOf(row.recipients) }
}

/** Recipients as they are stored: JSON. */
export function recipientsOf(text: string): readonly string[] {
  // Only this file writes the column.
  return JSON.parse(text) as string[]
}

/** Stores a new draft and returns its key. */
export function insertMail(
  db: WritableDb,
  mail: MailFields & Pick<MailRecord, 'id' | 'customerKey' | 'purpose' | 'createdAt' | 'createdBy'>,
): number {
  run(
    db,
    sql`INSERT INTO mail_draft (id, customer, purpose, recipients, subject, body, state, created_at, created_by)
        VALUES (${mail.id}, ${mail.customerKey}, ${mail.purpose}, ${JSON.stringify(mail.recipients)}, ${mail.subject},
          ${mail.body}, 'drafted', ${mail.createdAt}, ${mail.createdBy})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes what people can set; a failed mail is drafted again. */
export function updateMail(db: WritableDb, key: number, fields: MailFields): void {
  run(
    db,
    sql`UPDATE mail_draft SET recipients = ${JSON.stringify(fields.recipients)}, subject = ${fields.subject},
          body = ${fields.body}, state = 'drafted', server_answer = NULL, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** Puts a mail away. */
export function discardMail(db: WritableDb, key: number): void {
  run(db, sql`UPDATE mail_draft SET state = 'discarded', rev = rev + 1 WHERE key = ${key}`)
}

/** Takes a mail for sending, so that nobody else sends or changes it. */
export function claimMail(db: WritableDb, key: number): void {
  run(
    db,
    sql`UPDATE mail_draft SET state = 'sending', server_answer = NULL, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** Writes down that a mail was sent, how, and to whom. */
export function markMailSent(
  db: WritableDb,
  key: number,
  sent: {
    readonly how: SentHow
    readonly at: string
    readonly answer: string | null
    readonly recipients: readonly string[]
  },
): void {
  run(
    db,
    sql`UPDATE mail_draft SET state = 'sent', sent_how = ${sent.how}, sent_at = ${sent.at},
          server_answer = ${sent.answer}, recipients = ${JSON.stringify(sent.recipients)}, rev = rev + 1
        WHERE key = ${key}`,
  )
}

/** Writes down that a mail could not be sent, and why. */
export function markMailFailed(db: WritableDb, key: number, answer: string): void {
  run(
    db,
    sql`UPDATE mail_draft SET state = 'failed', server_answer = ${answer}, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** The mails that were being sent when a run ended. */
export function mailsLeftSending(db: ReadableDb): MailRecord[] {
  return all<Row>(db, sql`${SELECT} WHERE state = 'sending' ORDER BY key`).map(toMail)
}
