import type Database from 'better-sqlite3'
import { STATE } from '../pool/account-codes.ts'
import { get, run, sql, type WritableDb } from './sql.ts'

/** A day that a connection found begun. It stays so, whoever else writes: days are never taken back. */
const seen = new WeakMap<Database.Database, string>()

/**
 * Keeps how many accounts were Ready when a UTC day ended: before the first change of a later day the counters still say
 * it. Days on which nothing was changed have no entry; they ended as the one before. Runs inside every change.
 */
export function closePoolDay(db: WritableDb, today: string): void {
  if ((seen.get(db.connection) ?? '') >= today) return
  const last = get<{ value: string }>(db, sql`SELECT value FROM workspace WHERE key = 'pool_day'`)?.value
  if (last !== undefined && last >= today) {
    seen.set(db.connection, last)
    return
  }
  if (last !== undefined) {
    run(
      db,
      sql`INSERT INTO pool_day (day, marketplace, model, ready)
          SELECT ${last}, marketplace, model, n FROM tally WHERE state = ${STATE.ready}`,
    )
  }
  run(
    db,
    sql`INSERT INTO workspace (key, value) VALUES ('pool_day', ${today})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
}
