import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'

/** A management account as it is stored; flags as booleans, lists parsed. */
export interface ManagementAccountRecord {
  readonly key: number
  readonly id: string
  readonly providerKey: number
  readonly accountId: AccountId
  readonly name: string
  readonly partition: string
  readonly isMsp: boolean
  readonly organizationId: string | null
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING' | null
  readonly sharing: 'shared' | 'dedicated'
  readonly maxAccounts: number | null
  readonly isEmailVerified: boolean | null
  readonly billingBucket: string | null
  readonly capabilities: readonly string[]
  /** Name of the profile last used for it. */
  readonly profile: string | null
  readonly note: string | null
  readonly createdAt: string
  readonly rev: number
}

type Columns = Readonly<Record<string, string | number | null>>

/** The management account of an id, of whatever provider; null when there is none. */
export function managementAccountById(db: ReadableDb, id: string): ManagementAccountRecord | null {
  const row = get<Columns>(db, sql`SELECT * FROM management_account WHERE id = ${id}`)
  return row === undefined ? null : toRecord(row)
}

/** The management account of a key; null when there is none. */
export function managementAccountByKey(db: ReadableDb, key: number): ManagementAccountRecord | null {
  const row = get<Columns>(db, sql`SELECT * FROM management_account WHERE key = ${key}`)
  return row === undefined ? null : toRecord(row)
}

function toRecord(row: Columns): ManagementAccountRecord {
  const text = (column: string): string | null => (row[column] ?? null) as string | null
  const flag = (column: string): boolean | null => (row[column] === null ? null : row[column] === 1)
  return {
    key: Number(row['key']),
    id: String(row['id']),
    providerKey: Number(row['provider']),
    accountId: accountIdFromNumber(Number(row['account_id'])),
    name: String(row['name']),
    partition: String(row['partition']),
    isMsp: row['is_msp'] === 1,
    organizationId: text('organization_id'),
    // Checked by the table.
    featureSet: text('feature_set') as ManagementAccountRecord['featureSet'],
    sharing: String(row['sharing']) as ManagementAccountRecord['sharing'],
    maxAccounts: row['max_accounts'] === null ? null : Number(row['max_accounts']),
    isEmailVerified: flag('is_email_verified'),
    billingBucket: text('billing_bucket'),
    capabilities: JSON.parse(String(row['capabilities'])) as readonly string[],
    profile: text('profile'),
    note: text('note'),
    createdAt: String(row['created_at']),
    rev: Number(row['rev']),
  }
}
