import { all, get, sql, type ReadableDb } from '../store/sql.ts'
import { STATE } from './account-codes.ts'

/** True when there is a hold whose last day is before `today` (a UTC day). */
export function hasEndedHolds(db: ReadableDb, today: string): boolean {
  return (
    get(
      db,
      sql`SELECT 1 FROM account INDEXED BY account_hold_until WHERE hold_until < ${today} AND state = ${STATE.held} LIMIT 1`,
    ) !== undefined
  )
}

/** The held accounts whose last day is before `today`, in order of storing. */
export function endedHolds(
  db: ReadableDb,
  today: string,
): {
  readonly seq: number
  readonly marketplace: number
  readonly model: number
  readonly isLinked: 0 | 1
}[] {
  return all(
    db,
    sql`SELECT seq, marketplace, model, customer IS NOT NULL AS isLinked FROM account INDEXED BY account_hold_until WHERE hold_until < ${today} AND state = ${STATE.held} ORDER BY seq`,
  )
}
