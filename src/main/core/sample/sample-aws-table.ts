import { inviteByKey, type InviteRecord } from '../invites/invite-table.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { StagedAccount } from '../listings/staged-account.ts'
import { awsStateCode, STATE } from '../pool/account-codes.ts'
import { requestByKey, type RequestRecord } from '../requests/request-table.ts'
import { all, column, sql, type ReadableDb } from '../store/sql.ts'

interface ListedRow {
  readonly accountId: number
  readonly name: string | null
  readonly email: string | null
  readonly awsState: number | null
  readonly joinedMethod: string | null
  readonly joinedAt: string | null
  readonly path: string | null
  readonly tags: string | null
}

/** Accounts of the pool as an organization would list them: active ones with a name, those that came last first. */
export function pooledAsListed(
  db: ReadableDb,
  where: { readonly marketplace: number; readonly state: number; readonly atMost: number },
): StagedAccount[] {
  const rows = all<ListedRow>(
    db,
    sql`SELECT account_id AS accountId, name, email, aws_state AS awsState, 'CREATED' AS joinedMethod,
          NULL AS joinedAt, NULL AS path, NULL AS tags
        FROM account WHERE marketplace = ${where.marketplace} AND state = ${where.state} AND name IS NOT NULL
          AND aws_state = ${awsStateCode('ACTIVE')} ORDER BY seq DESC LIMIT ${where.atMost}`,
  )
  return rows.map(asListed)
}

/** The members of an organization as AWS lists them when nothing differs, by account id. */
export function membersAsListed(db: ReadableDb, managementAccountKey: number): StagedAccount[] {
  const rows = all<ListedRow>(
    db,
    sql`SELECT account_id AS accountId, name, email, aws_state AS awsState, joined_method AS joinedMethod,
          joined_at AS joinedAt, path, tags
        FROM member WHERE management_account = ${managementAccountKey} ORDER BY account_id`,
  )
  return rows.map(asListed)
}

/** The members of an organization that a customer has through the pool, by account id. */
export function membersWithCustomer(db: ReadableDb, managementAccountKey: number): number[] {
  return column<number>(
    db,
    sql`SELECT member.account_id FROM member CROSS JOIN account ON account.account_id = member.account_id
        WHERE management_account = ${managementAccountKey} AND account.customer IS NOT NULL ORDER BY member.account_id`,
  )
}

/** The invitation for a customer; the sample makes one for each at most. */
export function inviteOfCustomer(db: ReadableDb, customer: number): InviteRecord {
  const [key = 0] = column<number>(db, sql`SELECT key FROM invite WHERE customer = ${customer}`)
  const invite = inviteByKey(db, key)
  if (invite === null) throw new Error('the sample has no such invitation yet')
  return invite
}

/** The request for an account of this name; the sample makes one for each at most. */
export function requestNicknamed(db: ReadableDb, nickname: string): RequestRecord {
  const [key = 0] = column<number>(db, sql`SELECT key FROM account_request WHERE nickname = ${nickname}`)
  const request = requestByKey(db, key)
  if (request === null) throw new Error(`the sample has no request for ${nickname} yet`)
  return request
}

/** The member of an organization of this name. */
export function memberNamed(db: ReadableDb, managementAccountKey: number, name: string): AccountId {
  const [id] = column<number>(
    db,
    sql`SELECT account_id FROM member WHERE management_account = ${managementAccountKey} AND name = ${name}`,
  )
  if (id === undefined) throw new Error(`the sample has no member ${name}`)
  return accountIdFromNumber(id)
}

/** The first member of an organization that waits in the pool for a customer. */
export function memberInStock(db: ReadableDb, managementAccountKey: number): AccountId {
  const [id] = column<number>(
    db,
    sql`SELECT member.account_id FROM member CROSS JOIN account ON account.account_id = member.account_id
        WHERE management_account = ${managementAccountKey} AND account.state = ${STATE.ready}
        ORDER BY member.account_id LIMIT 1`,
  )
  if (id === undefined) throw new Error('the sample has no such member in the pool')
  return accountIdFromNumber(id)
}

function asListed(row: ListedRow): StagedAccount {
  const { accountId, name, email, awsState, joinedMethod, joinedAt, path, tags } = row
  return [accountId, name, email, awsState, joinedMethod, joinedAt, path, tags]
}
