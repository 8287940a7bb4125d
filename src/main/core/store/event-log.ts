import { sealOf, UNSEALED } from './event-seal.ts'
import { get, run, sql, type ReadableDb, type WritableDb } from './sql.ts'

/** What an entry of the log tells. */
export interface EventFacts {
  readonly type: string
  readonly subject: string
  readonly label: string
  readonly details?: unknown
  readonly customer?: number | null
}

/** Number and seal of the last entry; of an empty log 0 and null. */
export interface EndOfLog {
  readonly lastSeq: number
  readonly lastSeal: Uint8Array | null
}

/** The log inside one transaction: who writes does not change, and nobody else writes meanwhile. */
export interface EventLog {
  /** Adds an entry, sealed with all before it, and tells its number. */
  write(event: EventFacts): number
}

/** Where the log ends. */
export function endOfLog(db: ReadableDb): EndOfLog {
  const last = get<EndOfLog>(
    db,
    sql`SELECT seq AS lastSeq, seal AS lastSeal FROM event ORDER BY seq DESC LIMIT 1`,
  )
  return last ?? { lastSeq: 0, lastSeal: null }
}

/** Opens the log at its end for the entries of one transaction of a change. */
export function openEventLog(
  db: WritableDb,
  end: EndOfLog,
  by: { readonly at: string; readonly actor: string; readonly change: number },
): EventLog {
  const { at, actor, change } = by
  let seq = end.lastSeq
  let seal = end.lastSeal ?? UNSEALED
  return {
    write: ({ type, subject, label, details = {}, customer = null }) => {
      seq += 1
      const event = {
        seq,
        at,
        actor,
        type,
        subject,
        label,
        details: JSON.stringify(details),
        change,
        customer,
      }
      seal = sealOf(seal, event)
      run(
        db,
        sql`INSERT INTO event (seq, at, actor, type, subject, label, details, change, customer, seal)
            VALUES (${seq}, ${at}, ${actor}, ${type}, ${subject}, ${label}, ${event.details}, ${change}, ${customer}, ${seal})`,
      )
      return seq
    },
  }
}
