import type { MessageMode, MessageState } from '../../../shared/domain/message.ts'
import { all, get, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'

/** A message as the store has it. */
export interface MessageRecord {
  readonly key: number
  readonly id: string
  readonly customerKey: number
  readonly body: string
  readonly mode: MessageMode
  readonly state: MessageState
  readonly sentAt: string
  readonly sentBy: string
  readonly rev: number
}

/** Who acknowledged a message. */
export interface ReceiptRecord {
  readonly messageKey: number
  readonly userKey: number
  readonly acknowledgedAt: string
  readonly evidence: string | null
}

const SELECT = sql`
  SELECT message.key, message.id, message.customer AS customerKey, body, mode, message.state, sent_at AS sentAt,
    sent_by AS sentBy, message.rev
  FROM message`

/** The messages of a customer, newest first. */
export function messagesOf(db: ReadableDb, customerKey: number): MessageRecord[] {
  return all<MessageRecord>(
    db,
    sql`${SELECT} WHERE message.customer = ${customerKey} ORDER BY message.key DESC LIMIT 200`,
  )
}

/** The messages of a customer that somebody still has to read. */
export function openMessagesOf(db: ReadableDb, customerKey: number): MessageRecord[] {
  return all<MessageRecord>(
    db,
    sql`${SELECT} WHERE message.customer = ${customerKey} AND message.state = 'sent' ORDER BY message.key`,
  )
}

/** The message of an id. */
export function messageById(db: ReadableDb, id: string): MessageRecord | null {
  return get<MessageRecord>(db, sql`${SELECT} WHERE message.id = ${id}`) ?? null
}

/** A message that an operator still has to read, with the operator as a user of its customer. */
export interface UnreadRecord extends MessageRecord {
  readonly userId: string
  readonly customerId: string
  readonly identifier: string
  readonly companyName: string
}

/** What an operator has to read as a user of customers of a provider, oldest first (MSH-16). */
export function unreadOf(
  db: ReadableDb,
  reader: {
    readonly operatorKey: number
    readonly providerKey: number
    /** Of this customer only. */
    readonly customerKey: number | null
  },
): UnreadRecord[] {
  const { operatorKey, providerKey, customerKey } = reader
  const chosen: SqlFragment = customerKey === null ? sql`` : sql`AND message.customer = ${customerKey}`
  return all<UnreadRecord>(
    db,
    sql`SELECT message.key, message.id, message.customer AS customerKey, body, mode, message.state,
          sent_at AS sentAt, sent_by AS sentBy, message.rev, customer_user.id AS userId, customer.id AS customerId,
          identifier, company_name AS companyName
        FROM customer_user JOIN message ON message.customer = customer_user.customer
          JOIN customer ON customer.key = message.customer
        WHERE customer_user.operator = ${operatorKey} AND customer_user.state = 'active' AND message.state = 'sent'
          AND customer.provider = ${providerKey} ${chosen}
          AND NOT EXISTS (SELECT 1 FROM message_receipt
            WHERE message_receipt.message = message.key AND reader = customer_user.key)
        ORDER BY message.key LIMIT 100`,
  )
}

/** Who acknowledged the messages of a customer. */
export function receiptsOf(db: ReadableDb, customerKey: number): ReceiptRecord[] {
  return all<ReceiptRecord>(
    db,
    sql`SELECT message AS messageKey, reader AS userKey, acknowledged_at AS acknowledgedAt, evidence
        FROM message_receipt JOIN message ON message.key = message_receipt.message
        WHERE message.customer = ${customerKey}`,
  )
}

/** Stores a sent message and returns its key. */
export function insertMessage(db: WritableDb, message: Omit<MessageRecord, 'key' | 'state' | 'rev'>): number {
  run(
    db,
    sql`INSERT INTO message (id, customer, body, mode, state, sent_at, sent_by)
        VALUES (${message.id}, ${message.customerKey}, ${message.body}, ${message.mode}, 'sent', ${message.sentAt},
          ${message.sentBy})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Stores that a user acknowledged a message and returns the key. */
export function insertReceipt(db: WritableDb, receipt: ReceiptRecord): number {
  run(
    db,
    sql`INSERT INTO message_receipt (message, reader, acknowledged_at, evidence)
        VALUES (${receipt.messageKey}, ${receipt.userKey}, ${receipt.acknowledgedAt}, ${receipt.evidence})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Closes a message and counts its revision up. */
export function closeMessage(db: WritableDb, key: number): void {
  run(db, sql`UPDATE message SET state = 'closed', rev = rev + 1 WHERE key = ${key}`)
}
