import { ITS_EVENTS } from './change-table.ts'
import { all, column, get, sql, type ReadableDb } from '../store/sql.ts'
import type { StoredEntry } from './log-chain.ts'

/** Entries of the log after a number, in the order of writing, as they are stored. */
export function sealedEntries(db: ReadableDb, after: number, atMost: number): StoredEntry[] {
  return all<StoredEntry>(
    db,
    sql`SELECT seq, at, actor, type, subject, label, details, change, customer, seal
        FROM event WHERE seq > ${after} ORDER BY seq LIMIT ${atMost}`,
  )
}

/** How many entries the log has. */
export function countEntries(db: ReadableDb): number {
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM event`)?.n ?? 0
}

/** A change of data, as the log should tell of it. */
export interface UnloggedChange {
  readonly key: number
  readonly label: string
  readonly actor: string
  readonly at: string
}

/** Changes after a key without any entry in the log; `last` is the key of the last one looked at, null when none is left. */
export function unloggedChanges(
  db: ReadableDb,
  after: number,
  atMost: number,
): { readonly last: number | null; readonly found: readonly UnloggedChange[] } {
  const slice = sql`SELECT key, label, actor, at FROM change_set WHERE key > ${after} ORDER BY key LIMIT ${atMost}`
  const last = get<{ key: number | null }>(db, sql`SELECT max(key) AS key FROM (${slice})`)?.key ?? null
  const missing = column<number>(
    db,
    sql`SELECT change_set.key FROM (${slice}) AS made CROSS JOIN change_set ON change_set.key = made.key
        WHERE NOT EXISTS (SELECT 1 FROM event WHERE ${ITS_EVENTS})`,
  )
  return { last, found: missing.length === 0 ? [] : toldNowhere(db, missing) }
}

/** Those of some changes that no entry tells of: in a log that was tampered with, entries are not where they were written. */
function toldNowhere(db: ReadableDb, changes: readonly number[]): UnloggedChange[] {
  return all(
    db,
    sql`SELECT key, label, actor, at FROM change_set
        WHERE key IN (SELECT value FROM json_each(${JSON.stringify(changes)}))
          AND key NOT IN (SELECT change FROM event WHERE change IS NOT NULL) ORDER BY key`,
  )
}
