import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'

/** A member with this root email, of whatever organization, case aside; null when there is none. */
export function memberWithEmail(db: ReadableDb, email: string): AccountId | null {
  const row = get<{ accountId: number }>(
    db,
    sql`SELECT account_id AS accountId FROM member WHERE email = ${email} COLLATE NOCASE LIMIT 1`,
  )
  return row === undefined ? null : accountIdFromNumber(row.accountId)
}
