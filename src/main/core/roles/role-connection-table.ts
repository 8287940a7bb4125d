import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { AwsPartition } from '../../../shared/domain/aws-partition.ts'
import type { RoleConnection } from '../../../shared/contract/roles.ts'
import { get, insert, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** A role connection as it is stored. */
export interface RoleConnectionRecord extends RoleConnection {
  readonly key: number
  readonly providerKey: number
  readonly accountId: AccountId
  readonly partition: AwsPartition
}

/** What verifying writes. */
export type Verification = Pick<
  RoleConnectionRecord,
  'state' | 'failure' | 'evidence' | 'evidenceKind' | 'isOpen' | 'verifiedAt' | 'verifiedBy'
>

type Stored = Omit<RoleConnectionRecord, 'accountId' | 'partition' | 'isOpen'> & {
  readonly accountId: number
  readonly partition: string
  readonly isOpen: number | null
}

const SELECT = sql`SELECT key, id, provider AS providerKey, account_id AS accountId, partition,
  external_id AS externalId, role_arn AS roleArn, alias, note, state, failure, evidence,
  evidence_kind AS evidenceKind, is_open AS isOpen, verified_at AS verifiedAt, verified_by AS verifiedBy,
  created_at AS createdAt, rev FROM role_connection`

/** The role connection of an account, of whatever provider; null when there never was one. */
export function roleConnectionOf(db: ReadableDb, accountId: AccountId): RoleConnectionRecord | null {
  return toRecord(get<Stored>(db, sql`${SELECT} WHERE account_id = ${accountIdToNumber(accountId)}`))
}

/** The role connection of an id; null when there is none. */
export function roleConnectionById(db: ReadableDb, id: string): RoleConnectionRecord | null {
  return toRecord(get<Stored>(db, sql`${SELECT} WHERE id = ${id}`))
}

/** The role connection of a key; null when there is none. */
export function roleConnectionByKey(db: ReadableDb, key: number): RoleConnectionRecord | null {
  return toRecord(get<Stored>(db, sql`${SELECT} WHERE key = ${key}`))
}

/** Stores a connection without a role; its key is the answer. */
export function insertRoleConnection(
  db: WritableDb,
  row: Pick<
    RoleConnectionRecord,
    'id' | 'providerKey' | 'accountId' | 'partition' | 'externalId' | 'createdAt'
  >,
): number {
  return insert(
    db,
    sql`INSERT INTO role_connection (id, provider, account_id, partition, external_id, state, created_at)
        VALUES (${row.id}, ${row.providerKey}, ${accountIdToNumber(row.accountId)}, ${row.partition},
          ${row.externalId}, 'none', ${row.createdAt})`,
  )
}

/** Writes what staff entered. A role that is entered, or entered anew, is not verified. */
export function updateRole(
  db: WritableDb,
  key: number,
  row: Pick<RoleConnectionRecord, 'roleArn' | 'partition' | 'alias' | 'note'> & {
    readonly isEnteredAnew: boolean
  },
): void {
  run(
    db,
    sql`UPDATE role_connection SET role_arn = ${row.roleArn}, partition = ${row.partition}, alias = ${row.alias},
          note = ${row.note}, rev = rev + 1 WHERE key = ${key}`,
  )
  if (row.isEnteredAnew) forgetVerification(db, key, 'entered')
}

/** Gives a connection another external ID; whatever was verified with the old one counts no more. */
export function updateExternalId(
  db: WritableDb,
  key: number,
  { externalId, state }: Pick<RoleConnectionRecord, 'externalId' | 'state'>,
): void {
  run(db, sql`UPDATE role_connection SET external_id = ${externalId}, rev = rev + 1 WHERE key = ${key}`)
  forgetVerification(db, key, state)
}

/** Takes the role away; the row stays, so that its external ID is never given out again. */
export function updateToRemoved(db: WritableDb, key: number): void {
  forgetVerification(db, key, 'removed')
  run(db, sql`UPDATE role_connection SET role_arn = NULL, rev = rev + 1 WHERE key = ${key}`)
}

/** Writes how verifying ended. */
export function updateVerification(db: WritableDb, key: number, row: Verification): void {
  run(
    db,
    sql`UPDATE role_connection SET state = ${row.state}, failure = ${row.failure}, evidence = ${row.evidence},
          evidence_kind = ${row.evidenceKind}, is_open = ${row.isOpen === null ? null : Number(row.isOpen)},
          verified_at = ${row.verifiedAt}, verified_by = ${row.verifiedBy}, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** Writes why a role could not be created; its state stays. */
export function updateFailure(db: WritableDb, key: number, failure: string): void {
  run(db, sql`UPDATE role_connection SET failure = ${failure}, rev = rev + 1 WHERE key = ${key}`)
}

/** Notes an external ID as given out; one that ever was is refused by the table (invariant 16). */
export function noteExternalId(db: WritableDb, externalId: string, accountId: AccountId): void {
  run(
    db,
    sql`INSERT INTO used_external_id (external_id, account_id) VALUES (${externalId}, ${accountIdToNumber(accountId)})`,
  )
}

function forgetVerification(db: WritableDb, key: number, state: RoleConnectionRecord['state']): void {
  run(
    db,
    sql`UPDATE role_connection SET state = ${state}, failure = NULL, evidence = NULL, evidence_kind = NULL,
          is_open = NULL, verified_at = NULL, verified_by = NULL WHERE key = ${key}`,
  )
}

function toRecord(row: Stored | undefined): RoleConnectionRecord | null {
  if (row === undefined) return null
  return {
    ...row,
    accountId: accountIdFromNumber(row.accountId),
    partition: AwsPartition.parse(row.partition),
    isOpen: row.isOpen === null ? null : row.isOpen === 1,
  }
}
