import { get, sql, type ReadableDb } from '../store/sql.ts'
import type { Range } from './facet-view.ts'

/** The running numbers that a change gave to new accounts; nothing for a change that added none or is unknown. */
export function addedRange(db: ReadableDb, changeId: string): Range {
  const row = get<{ first: number | null; last: number | null }>(
    db,
    sql`SELECT first_seq AS first, last_seq AS last FROM change_set WHERE id = ${changeId}`,
  )
  if (row === undefined || row.first === null || row.last === null) return { from: 0, until: 0 }
  return { from: row.first, until: row.last + 1 }
}
