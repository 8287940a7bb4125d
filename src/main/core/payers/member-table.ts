import type { AwsState } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { awsStateCode, awsStateOfCode } from '../pool/account-codes.ts'
import type { ChangeTx } from '../store/change.ts'
import { get, insert, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** A member account as it is stored. */
export interface MemberRecord {
  readonly key: number
  readonly managementAccountKey: number
  readonly accountId: AccountId
  readonly name: string | null
  readonly email: string | null
  readonly awsState: AwsState | null
  readonly joinedMethod: 'INVITED' | 'CREATED' | null
  /** ISO-8601 UTC. */
  readonly joinedAt: string | null
  readonly path: string | null
  readonly tags: Readonly<Record<string, string>>
  /** The customer that has it while the pool links it to none (docs/adr/0017-a-member-and-its-customer.md). */
  readonly customerKey: number | null
  readonly rev: number
}

/** What is known of an account of an organization. */
export type MemberFields = Omit<MemberRecord, 'key' | 'managementAccountKey' | 'customerKey' | 'rev'>

/** The account id of a new member, and what else is known of it. */
export type NewMember = Pick<MemberFields, 'accountId'> & Partial<MemberFields>

type StoredMember = Omit<MemberRecord, 'accountId' | 'awsState' | 'tags'> & {
  readonly accountId: number
  readonly awsState: number | null
  readonly tags: string
}

const COLUMNS = sql`key, management_account AS managementAccountKey, account_id AS accountId, name, email,
  aws_state AS awsState, joined_method AS joinedMethod, joined_at AS joinedAt, path, tags, customer AS customerKey, rev`

/**
 * Adds an account to an organization, undoably, in the change that is under way; its key is the answer. One that is a
 * member of any organization already is refused by the table: ask `memberByAccountId` first.
 */
export function addMember(
  tx: ChangeTx,
  { managementAccountKey, account }: { readonly managementAccountKey: number; readonly account: NewMember },
): number {
  const { awsState = null } = account
  const key = insert(
    tx.db,
    sql`INSERT INTO member (management_account, account_id, name, email, aws_state, joined_method, joined_at, path, tags)
        VALUES (${managementAccountKey}, ${accountIdToNumber(account.accountId)}, ${account.name ?? null},
          ${account.email ?? null}, ${awsState === null ? null : awsStateCode(awsState)},
          ${account.joinedMethod ?? null}, ${account.joinedAt ?? null}, ${account.path ?? null},
          ${JSON.stringify(account.tags ?? {})})`,
  )
  tx.remember('member', key, 1, null)
  return key
}

/** Writes what staff entered of a member and counts the revision up. */
export function updateMember(
  db: WritableDb,
  key: number,
  fields: Pick<MemberFields, 'name' | 'email' | 'awsState' | 'joinedMethod' | 'path'>,
): void {
  run(
    db,
    sql`UPDATE member SET name = ${fields.name}, email = ${fields.email},
          aws_state = ${fields.awsState === null ? null : awsStateCode(fields.awsState)},
          joined_method = ${fields.joinedMethod}, path = ${fields.path}, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** The member of an account id, of whatever organization; null when it is none. */
export function memberByAccountId(db: ReadableDb, accountId: AccountId): MemberRecord | null {
  const row = get<StoredMember>(
    db,
    sql`SELECT ${COLUMNS} FROM member WHERE account_id = ${accountIdToNumber(accountId)}`,
  )
  return row === undefined ? null : toRecord(row)
}

function toRecord(row: StoredMember): MemberRecord {
  return {
    ...row,
    accountId: accountIdFromNumber(row.accountId),
    awsState: awsStateOfCode(row.awsState),
    tags: JSON.parse(row.tags) as MemberRecord['tags'],
  }
}
