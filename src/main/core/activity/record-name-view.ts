import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { get, sql, type ReadableDb, type SqlValue } from '../store/sql.ts'
import { storedRow } from '../store/record-table.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** A row by what a change knows of it. */
type NamedRecord = Pick<RememberedRecord, 'entity' | 'key' | 'before'>

/**
 * What people call a remembered row: a customer by its identifier, a user by email, others by name or number; empty when
 * nothing is known of it any more.
 */
export function recordName(db: ReadableDb, { entity, key, before }: NamedRecord): string {
  if (entity === 'settings') return 'Settings'
  const row = storedRow(db, entity, key) ?? before
  return row === null ? '' : nameOfRow(db, { entity, key, row })
}

function nameOfRow(
  db: ReadableDb,
  {
    entity,
    key,
    row,
  }: {
    readonly entity: Exclude<RememberedRecord['entity'], 'settings'>
    readonly key: number
    readonly row: Readonly<Record<string, SqlValue>>
  },
): string {
  switch (entity) {
    case 'provider':
    case 'operator':
    case 'tagDefinition':
      return String(row['name'])
    case 'marketplace':
      return String(row['code'])
    case 'customer':
    case 'project':
      return String(row['identifier'])
    case 'customerUser':
      return String(row['email'])
    case 'order':
      return `Order ${key}`
    case 'quota':
      return `Quota of ${identifierOf(db, row['customer'])} for ${String(row['kind'])}`
    case 'tagValue':
      return `${tagOf(db, row['definition'])} of ${identifierOf(db, row['customer'])}`
    case 'message':
      return `Message to ${identifierOf(db, row['customer'])}`
    case 'messageReceipt':
      return `Receipt of ${emailOf(db, row['reader'])}`
    case 'followUp':
      return `Follow-up of ${identifierOf(db, row['customer'])}`
    case 'mailDraft':
      return `Mail “${String(row['subject'])}”`
    case 'managementAccount':
    case 'invitePlan':
      return String(row['name'])
    case 'member':
      return accountIdFromNumber(Number(row['account_id']))
    case 'roleConnection':
      return `Role of ${accountIdFromNumber(Number(row['account_id']))}`
    case 'invite':
      return `Invitation of ${String(row['target'])}`
    case 'accountRequest':
      return `Request for ${String(row['nickname'] ?? row['root_email'] ?? 'a new account')}`
    case 'departure':
      return `Departure of ${accountIdFromNumber(Number(row['account_id']))}`
    case 'awsAction':
      return String(row['subject'])
    case 'pricebook':
    case 'curRules':
      return String(row['name'])
    case 'accountPlan':
      return `Support plan of ${accountIdFromNumber(Number(row['account_id']))}`
    case 'contract':
      return `Contract ${String(row['number'])}`
    case 'checklistVersion':
      return `${String(row['name'])}, version ${String(row['version'])}`
    case 'checklist':
      return `Checklist of ${identifierOf(db, row['customer'])}`
    case 'checklistTask':
      return `Task ${String(row['code'])} of ${identifierOf(db, row['customer'])}`
    case 'onboardingCase':
      return `Onboarding of ${identifierOf(db, row['customer'])}`
    case 'customerConnection':
      return `Connection of ${accountIdFromNumber(Number(row['account_id']))}`
    case 'curRun':
      return `Report check of ${identifierOf(db, row['customer'])}`
  }
}

function identifierOf(db: ReadableDb, customer: SqlValue | undefined): string {
  const found = get<{ identifier: string }>(
    db,
    sql`SELECT identifier FROM customer WHERE key = ${Number(customer)}`,
  )
  return found?.identifier ?? 'a removed customer'
}

function tagOf(db: ReadableDb, definition: SqlValue | undefined): string {
  const found = get<{ name: string }>(
    db,
    sql`SELECT name FROM tag_definition WHERE key = ${Number(definition)}`,
  )
  return found?.name ?? 'A removed tag'
}

function emailOf(db: ReadableDb, user: SqlValue | undefined): string {
  const found = get<{ email: string }>(db, sql`SELECT email FROM customer_user WHERE key = ${Number(user)}`)
  return found?.email ?? 'a removed user'
}
