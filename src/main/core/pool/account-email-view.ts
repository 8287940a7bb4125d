import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'
import { searchWatermark, trigramQuery } from './account-search-table.ts'
import { foldCase } from './folded-text.ts'

/** An account of the pool with this root email, of whatever provider, case aside; null when there is none. */
export function pooledAccountWithEmail(db: ReadableDb, email: string): AccountId | null {
  // The search index narrows it down; accounts that are too new for it are read one by one.
  const indexed = get<{ id: number }>(
    db,
    sql`SELECT account.account_id AS id FROM account_search CROSS JOIN account ON account.seq = account_search.rowid
        WHERE account_search MATCH ${trigramQuery(foldCase(email))} AND account.email = ${email} COLLATE NOCASE LIMIT 1`,
  )
  const found =
    indexed ??
    get<{ id: number }>(
      db,
      sql`SELECT account_id AS id FROM account
          WHERE seq > ${searchWatermark(db)} AND email = ${email} COLLATE NOCASE LIMIT 1`,
    )
  return found === undefined ? null : accountIdFromNumber(found.id)
}
