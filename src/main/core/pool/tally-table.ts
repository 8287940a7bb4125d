import { all, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** How many accounts share marketplace, model and state (as stored); as a change, `n` may be negative. */
export interface TallyRow {
  readonly marketplace: number
  readonly model: number
  readonly state: number
  readonly n: number
}

/** Adds to the counts; must run in the transaction that changes the accounts. A count below zero aborts it. */
export function addToTally(db: WritableDb, deltas: readonly TallyRow[]): void {
  for (const { marketplace, model, state, n } of deltas) {
    if (n === 0) continue
    const touched = run(
      db,
      sql`UPDATE tally SET n = n + ${n} WHERE marketplace = ${marketplace} AND model = ${model} AND state = ${state}`,
    )
    if (touched > 0) continue
    run(
      db,
      sql`INSERT INTO tally (marketplace, model, state, n) VALUES (${marketplace}, ${model}, ${state}, ${n})`,
    )
  }
}

/** Moves one account from a state to another in the counts; must run in the transaction that changes it. */
export function moveInTally(
  db: WritableDb,
  {
    marketplace,
    model,
    from,
    to,
  }: Omit<TallyRow, 'state' | 'n'> & { readonly from: number; readonly to: number },
): void {
  const touched = run(
    db,
    sql`UPDATE tally SET n = n + CASE state WHEN ${from} THEN -1 ELSE 1 END
        WHERE marketplace = ${marketplace} AND model = ${model} AND state IN (${from}, ${to})`,
  )
  if (touched === 2) return
  // The first one in its state; where it is the other count that is missing, this fails and aborts it all.
  run(db, sql`INSERT INTO tally (marketplace, model, state, n) VALUES (${marketplace}, ${model}, ${to}, 1)`)
}

/** All counts that are not zero. */
export function readTally(db: ReadableDb): readonly TallyRow[] {
  return all<TallyRow>(db, sql`SELECT marketplace, model, state, n FROM tally WHERE n > 0`)
}
