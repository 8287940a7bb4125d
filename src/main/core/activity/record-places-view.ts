import type { RecordEntity, StoredRow } from '../store/record-table.ts'
import { get, join, raw, sql, type ReadableDb, type SqlFragment, type SqlValue } from '../store/sql.ts'
import type { RecordId } from './record-referrers-view.ts'

interface Place {
  readonly table: string
  readonly columns: readonly string[]
  readonly where?: SqlFragment
  readonly why: (row: StoredRow) => string
}

/** What may be there only once. Providers, operators and marketplaces have rules of their own. */
const PLACES: Readonly<Partial<Record<RecordEntity, Place>>> = {
  tagDefinition: {
    table: 'tag_definition',
    columns: ['name'],
    why: (row) => `There is another tag ${String(row['name'])} now.`,
  },
  customer: {
    table: 'customer',
    columns: ['identifier'],
    why: (row) => `Another customer is called ${String(row['identifier'])} now.`,
  },
  customerUser: {
    table: 'customer_user',
    columns: ['customer', 'email'],
    where: sql`state IN ('invited', 'active')`,
    why: (row) => `${String(row['email'])} was invited again since.`,
  },
  project: {
    table: 'project',
    columns: ['customer', 'identifier'],
    why: (row) => `There is another project ${String(row['identifier'])} now.`,
  },
  quota: { table: 'quota', columns: ['customer', 'kind'], why: () => 'There is a newer quota now.' },
  tagValue: {
    table: 'tag_value',
    columns: ['customer', 'definition'],
    why: () => 'There is a newer value now.',
  },
  managementAccount: {
    table: 'management_account',
    columns: ['account_id'],
    why: () => 'The management account was added again since.',
  },
  member: {
    table: 'member',
    columns: ['account_id'],
    why: () => 'The account is a member again since.',
  },
  roleConnection: {
    table: 'role_connection',
    columns: ['account_id'],
    why: () => 'The account has a newer role connection now.',
  },
  invite: {
    table: 'invite',
    columns: ['management_account', 'target'],
    where: sql`state IN ('draft', 'submitted', 'approved', 'requested')`,
    why: (row) => `${String(row['target'])} was invited again since.`,
  },
  accountRequest: {
    table: 'account_request',
    columns: ['root_email'],
    where: sql`root_email IS NOT NULL AND state IN ('draft', 'submitted', 'approved', 'in_progress', 'succeeded')`,
    why: (row) => `Another request has the email address ${String(row['root_email'])} now.`,
  },
  departure: {
    table: 'departure',
    columns: ['account_id'],
    where: sql`state IN ('planned', 'requested')`,
    why: () => 'The account is about to leave again.',
  },
  pricebook: {
    table: 'pricebook',
    columns: ['provider', 'name'],
    why: (row) => `There is another pricebook ${String(row['name'])} now.`,
  },
  accountPlan: {
    table: 'account_plan',
    columns: ['account_id'],
    why: () => 'The support plan of the account was entered again since.',
  },
  contract: {
    table: 'contract',
    columns: ['customer', 'number'],
    why: (row) => `There is another contract ${String(row['number'])} now.`,
  },
  checklistVersion: {
    table: 'checklist_version',
    columns: ['kind', 'country', 'version'],
    why: () => 'The template was changed again since.',
  },
  checklistTask: {
    table: 'checklist_task',
    columns: ['checklist', 'code'],
    why: () => 'The task is there again.',
  },
  onboardingCase: {
    table: 'onboarding_case',
    columns: ['customer'],
    why: () => 'The onboarding was started again since.',
  },
  curRules: {
    table: 'cur_rules',
    columns: ['name'],
    why: (row) => `There are other rules called ${String(row['name'])} now.`,
  },
  customerConnection: {
    table: 'customer_connection',
    columns: ['account_id'],
    why: () => 'The account was connected again since.',
  },
  curRun: {
    table: 'cur_run',
    columns: ['connection', 'rules'],
    where: sql`state IN ('confirmed', 'stale')`,
    why: () => 'Another report was confirmed since.',
  },
  followUp: {
    table: 'follow_up',
    columns: ['customer', 'step'],
    why: () => 'It was done again since.',
  },
  messageReceipt: {
    table: 'message_receipt',
    columns: ['message', 'reader'],
    why: () => 'The message was acknowledged again since.',
  },
}

/** In which states a record takes its place; in every one where nothing is said. */
const OCCUPYING: Readonly<Partial<Record<RecordEntity, readonly string[]>>> = {
  customerUser: ['invited', 'active'],
  invite: ['draft', 'submitted', 'approved', 'requested'],
  accountRequest: ['draft', 'submitted', 'approved', 'in_progress', 'succeeded'],
  departure: ['planned', 'requested'],
  curRun: ['confirmed', 'stale'],
}

/** The record that stands where this version would stand; null when the place is free. */
export function standingInPlace(
  db: ReadableDb,
  { entity, key }: RecordId & { readonly entity: RecordEntity },
  row: StoredRow,
): { readonly key: number; readonly why: string } | null {
  const place = PLACES[entity]
  if (place === undefined) return null
  const occupied = OCCUPYING[entity]
  if (occupied !== undefined && !occupied.includes(String(row['state']))) return null
  const same = place.columns.map((column) => sql`${raw(column)} = ${row[column] as SqlValue}`)
  const where = place.where === undefined ? same : [...same, place.where]
  const found = get<{ key: number }>(
    db,
    sql`SELECT key FROM ${raw(place.table)} WHERE ${join(where, ' AND ')} AND key <> ${key} LIMIT 1`,
  )
  return found === undefined ? null : { key: found.key, why: place.why(row) }
}
