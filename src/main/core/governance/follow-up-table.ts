import type { FollowUpStep } from '../../../shared/domain/follow-up.ts'
import { all, get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** A step that was done. */
export interface FollowUpRecord {
  readonly key: number
  readonly step: FollowUpStep
  readonly doneAt: string
  readonly doneBy: string
}

/** The steps of a customer that are done. */
export function followUpsOf(db: ReadableDb, customerKey: number): FollowUpRecord[] {
  return all<FollowUpRecord>(
    db,
    sql`SELECT key, step, done_at AS doneAt, done_by AS doneBy FROM follow_up WHERE customer = ${customerKey}`,
  )
}

/** Stores that a step is done and returns its key. */
export function insertFollowUp(
  db: WritableDb,
  followUp: Omit<FollowUpRecord, 'key'> & { readonly customerKey: number },
): number {
  run(
    db,
    sql`INSERT INTO follow_up (customer, step, done_at, done_by)
        VALUES (${followUp.customerKey}, ${followUp.step}, ${followUp.doneAt}, ${followUp.doneBy})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}
