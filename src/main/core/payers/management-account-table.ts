import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, insert, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

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

/** What staff can set of a management account. */
export type ManagementAccountFields = Pick<
  ManagementAccountRecord,
  | 'name'
  | 'partition'
  | 'isMsp'
  | 'organizationId'
  | 'sharing'
  | 'maxAccounts'
  | 'isEmailVerified'
  | 'billingBucket'
  | 'capabilities'
  | 'profile'
  | 'note'
>

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

/** The management account with this account id, of whatever provider; null when there is none. */
export function managementAccountByAccountId(
  db: ReadableDb,
  accountId: AccountId,
): ManagementAccountRecord | null {
  const row = get<Columns>(
    db,
    sql`SELECT * FROM management_account WHERE account_id = ${accountIdToNumber(accountId)}`,
  )
  return row === undefined ? null : toRecord(row)
}

/** Stores a new management account and returns its key. */
export function insertManagementAccount(
  db: WritableDb,
  account: ManagementAccountFields &
    Pick<ManagementAccountRecord, 'id' | 'providerKey' | 'accountId' | 'createdAt'>,
): number {
  return insert(
    db,
    sql`INSERT INTO management_account (id, provider, account_id, name, partition, is_msp, organization_id, sharing,
          max_accounts, is_email_verified, billing_bucket, capabilities, profile, note, created_at)
        VALUES (${account.id}, ${account.providerKey}, ${accountIdToNumber(account.accountId)}, ${account.name},
          ${account.partition}, ${Number(account.isMsp)}, ${account.organizationId}, ${account.sharing},
          ${account.maxAccounts}, ${stored(account.isEmailVerified)}, ${account.billingBucket},
          ${JSON.stringify(account.capabilities)}, ${account.profile}, ${account.note}, ${account.createdAt})`,
  )
}

/** Writes what staff can set and counts the revision up. */
export function updateManagementAccount(db: WritableDb, key: number, fields: ManagementAccountFields): void {
  run(
    db,
    sql`UPDATE management_account SET name = ${fields.name}, partition = ${fields.partition},
          is_msp = ${Number(fields.isMsp)}, organization_id = ${fields.organizationId}, sharing = ${fields.sharing},
          max_accounts = ${fields.maxAccounts}, is_email_verified = ${stored(fields.isEmailVerified)},
          billing_bucket = ${fields.billingBucket}, capabilities = ${JSON.stringify(fields.capabilities)},
          profile = ${fields.profile}, note = ${fields.note}, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** Writes what a listing tells of the organization and counts the revision up. */
export function updateOrganization(
  db: WritableDb,
  key: number,
  noted: Pick<ManagementAccountRecord, 'organizationId' | 'featureSet' | 'profile'>,
): void {
  run(
    db,
    sql`UPDATE management_account SET organization_id = ${noted.organizationId}, feature_set = ${noted.featureSet},
          profile = ${noted.profile}, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** What names a management account, and how often; only what there is. */
export function whatNames(
  db: ReadableDb,
  key: number,
): readonly { readonly noun: string; readonly count: number }[] {
  const counted = get<Readonly<Record<string, number>>>(
    db,
    sql`SELECT (SELECT count(*) FROM member WHERE management_account = ${key}) AS "member account",
          (SELECT count(*) FROM invite WHERE management_account = ${key}) AS "invitation",
          (SELECT count(*) FROM invite_plan WHERE management_account = ${key}) AS "plan",
          (SELECT count(*) FROM account_request WHERE management_account = ${key}) AS "request",
          (SELECT count(*) FROM departure WHERE management_account = ${key}) AS "departure",
          (SELECT count(*) FROM aws_action WHERE management_account = ${key}) AS "AWS action"`,
  )
  return Object.entries(counted ?? {}).flatMap(([noun, count]) => (count > 0 ? [{ noun, count }] : []))
}

/** Forgets what AWS said of an organization: a new listing brings it again. */
export function forgetListings(db: WritableDb, key: number): void {
  run(db, sql`DELETE FROM drift WHERE management_account = ${key}`)
  run(db, sql`DELETE FROM observed_account WHERE management_account = ${key}`)
  run(db, sql`DELETE FROM listing WHERE management_account = ${key}`)
}

/** How many role connections of its members are of another partition. */
export function rolesOutside(db: ReadableDb, key: number, partition: string): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM member CROSS JOIN role_connection AS role ON role.account_id = member.account_id
        WHERE member.management_account = ${key} AND role.role_arn IS NOT NULL AND role.partition <> ${partition}`,
  )
  return row?.n ?? 0
}

function stored(flag: boolean | null): number | null {
  return flag === null ? null : Number(flag)
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
