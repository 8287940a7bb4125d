import { inviteByKey, type InviteRecord } from '../invites/invite-table.ts'
import type { StagedAccount } from '../listings/staged-account.ts'
import { awsStateCode } from '../pool/account-codes.ts'
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

function asListed(row: ListedRow): StagedAccount {
  const { accountId, name, email, awsState, joinedMethod, joinedAt, path, tags } = row
  return [accountId, name, email, awsState, joinedMethod, joinedAt, path, tags]
}
