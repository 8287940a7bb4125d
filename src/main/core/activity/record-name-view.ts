import { get, sql, type ReadableDb } from '../store/sql.ts'
import { storedRow } from '../store/record-table.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** What people call a remembered row: a customer by its identifier, a user by email, others by name or number. */
export function recordName(db: ReadableDb, { entity, key, before }: RememberedRecord): string {
  if (entity === 'settings') return 'Settings'
  const row = storedRow(db, entity, key) ?? before ?? {}
  switch (entity) {
    case 'provider':
    case 'operator':
    case 'tagDefinition':
      return String(row['name'] ?? '')
    case 'marketplace':
      return String(row['code'] ?? '')
    case 'customer':
    case 'project':
      return String(row['identifier'] ?? '')
    case 'customerUser':
      return String(row['email'] ?? '')
    case 'order':
      return `Order ${key}`
    case 'quota':
      return `Quota of ${identifierOf(db, row['customer'])}`
    case 'tagValue':
      return `Tag of ${identifierOf(db, row['customer'])}`
    case 'message':
      return `Message to ${identifierOf(db, row['customer'])}`
    case 'messageReceipt':
      return 'Receipt'
    case 'followUp':
      return `Follow-up of ${identifierOf(db, row['customer'])}`
    case 'mailDraft':
      return `Mail “${String(row['subject'] ?? '')}”`
  }
}

function identifierOf(db: ReadableDb, customer: unknown): string {
  const found = get<{ identifier: string }>(
    db,
    sql`SELECT identifier FROM customer WHERE key = ${Number(customer)}`,
  )
  return found?.identifier ?? 'a removed customer'
}
