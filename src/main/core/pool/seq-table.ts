import { get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/**
 * Reserves `count` running numbers and returns the first. A number is never given twice, not even after its
 * account is gone: lower means stored earlier, which is the order of picking.
 */
export function takeSeqs(db: WritableDb, count: number): number {
  const first = nextSeq(db)
  run(
    db,
    sql`INSERT INTO workspace (key, value) VALUES ('next_seq', ${String(first + count)})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  return first
}

/** The running number that the next new account gets. */
export function nextSeq(db: ReadableDb): number {
  const kept = get<{ value: string }>(db, sql`SELECT value FROM workspace WHERE key = 'next_seq'`)
  const highest = get<{ seq: number }>(
    db,
    sql`SELECT max(coalesce((SELECT max(seq) FROM account), 0), coalesce((SELECT max(seq) FROM deleted_account), 0)) AS seq`,
  )
  return Math.max(Number(kept?.value ?? 1), (highest?.seq ?? 0) + 1)
}
