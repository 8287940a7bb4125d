import type { ChangeTx } from './change.ts'
import { ENTITY, type Entity } from './entity.ts'
import { all, get, join, raw, run, sql, type ReadableDb, type SqlValue, type WritableDb } from './sql.ts'

/** What a change remembers as whole rows; accounts are remembered by column, the settings as one text. */
export type RecordEntity = Exclude<Entity, 'account' | 'deletedAccount' | 'settings'>

/** The table of each, those first that others refer to. */
const TABLES: Readonly<Record<RecordEntity, string>> = {
  provider: 'provider',
  operator: 'operator',
  marketplace: 'marketplace',
  tagDefinition: 'tag_definition',
  customer: 'customer',
  customerUser: 'customer_user',
  order: 'account_order',
  project: 'project',
  quota: 'quota',
  tagValue: 'tag_value',
  message: 'message',
  messageReceipt: 'message_receipt',
  mailDraft: 'mail_draft',
  followUp: 'follow_up',
  managementAccount: 'management_account',
  member: 'member',
  roleConnection: 'role_connection',
  invitePlan: 'invite_plan',
  invite: 'invite',
  accountRequest: 'account_request',
  departure: 'departure',
  awsAction: 'aws_action',
  pricebook: 'pricebook',
  accountPlan: 'account_plan',
  contract: 'contract',
  checklistVersion: 'checklist_version',
  checklist: 'checklist',
  checklistTask: 'checklist_task',
  onboardingCase: 'onboarding_case',
  curRules: 'cur_rules',
  customerConnection: 'customer_connection',
  curRun: 'cur_run',
}

/** Every entity whose rows are remembered whole, those first that others refer to. */
// The keys of the object are its type's names.
export const RECORD_ENTITIES = Object.keys(TABLES) as readonly RecordEntity[]

/** A row as it is stored, by column. */
export type StoredRow = Readonly<Record<string, SqlValue>>

/** The row of a key as it is stored: what a change remembers of it. */
export function storedRow(db: ReadableDb, entity: RecordEntity, key: number): StoredRow | null {
  return get<StoredRow>(db, sql`SELECT * FROM ${raw(TABLES[entity])} WHERE key = ${key}`) ?? null
}

/** Writes a remembered row back, whether it was changed or removed since. */
export function putRow(db: WritableDb, entity: RecordEntity, row: StoredRow): void {
  const columns = columnsOf(db, TABLES[entity]).filter((column) => column in row)
  const values = columns.map((column) => sql`${row[column] ?? null}`)
  const updates = columns
    .filter((column) => column !== 'key')
    .map((column) => sql`${raw(column)} = excluded.${raw(column)}`)
  run(
    db,
    sql`INSERT INTO ${raw(TABLES[entity])} (${raw(columns.join(', '))}) VALUES (${join(values, ', ')})
        ON CONFLICT (key) DO UPDATE SET ${join(updates, ', ')}`,
  )
}

/** Removes the row of a key; foreign keys stop it while anything refers to it. */
export function removeRow(db: WritableDb, entity: RecordEntity, key: number): void {
  run(db, sql`DELETE FROM ${raw(TABLES[entity])} WHERE key = ${key}`)
}

/**
 * Lets `write` change a row whose revision it counts up (or remove it), and remembers what it was, so that undo can put
 * it back. Answers with both versions.
 */
export function changeRecord(
  tx: ChangeTx,
  { entity, key }: { readonly entity: RecordEntity; readonly key: number },
  write: () => void,
): { readonly before: StoredRow | null; readonly after: StoredRow | null } {
  const before = storedRow(tx.db, entity, key)
  write()
  const after = storedRow(tx.db, entity, key)
  tx.remember(entity, key, Number(after?.['rev'] ?? 0), before)
  return { before, after }
}

/**
 * Remembers many rows set-wise before they are written with a revision one higher, as `changeRecord` does for one.
 * `keys`: their keys as JSON text.
 */
export function rememberRows(tx: ChangeTx, entity: RecordEntity, keys: string): void {
  const pairs = columnsOf(tx.db, TABLES[entity]).map((name) => raw(`'${name}', ${name}`))
  run(
    tx.db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${tx.key}, ${ENTITY[entity]}, key, rev + 1, jsonb_object(${join(pairs, ', ')})
        FROM ${raw(TABLES[entity])} WHERE key IN (SELECT value FROM json_each(${keys}))`,
  )
}

/** The columns there are: a remembered row may come from an older schema. */
function columnsOf(db: ReadableDb, table: string): string[] {
  return all<{ name: string }>(db, sql`SELECT name FROM pragma_table_info(${table})`).map(({ name }) => name)
}
