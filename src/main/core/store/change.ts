import type Database from 'better-sqlite3'
import type { Ports } from '../ports.ts'
import { ChangeRecorder } from './change-record.ts'
import type { Entity } from './entity.ts'
import { endOfLog, openEventLog, type EventFacts } from './event-log.ts'
import { closePoolDay } from './pool-day-table.ts'
import { get, run, sql, type ReadableDb, type WritableDb } from './sql.ts'

/** What a change is, before it is made. `type` is an event code of domain §5.4, `subject` what it is about. */
export interface ChangeIntent {
  readonly type: string
  readonly label: string
  readonly subject: string
  readonly actor: string
  readonly isUndoable: boolean
  /** Key of the customer whose history it belongs to. */
  readonly customer?: number | null
}

/** The inside of a change: the only place from which tables are written. */
export interface ChangeTx {
  readonly db: WritableDb
  /** Key of the change set, for rows that refer to it. Asking for it costs a statement, so only those do. */
  readonly key: number
  readonly id: string
  readonly at: string
  /** An id for a row that the change makes. */
  readonly newId: () => string
  /**
   * Remembers what a row was, so that undo can bring it back: `before` holds columns of its table by name (all of
   * them, or those that changed), null when the row did not exist. An account's key is its `seq`. Deleting an account
   * makes a row of `deletedAccount` (before null), restoring it takes one away (before: deleted_at, deleted_by).
   * Set-wise writers insert the same into `change_row` themselves and call `describe`.
   */
  remember(
    entity: Entity,
    key: number,
    revAfter: number,
    before: Readonly<Record<string, unknown>> | null,
  ): void
  /**
   * What the batch holds, for the log: how many rows, and which running numbers it gave to new accounts. A label and
   * subject that were not known before replace those of the intent.
   */
  describe(facts: {
    readonly rows: number
    readonly label?: string
    readonly subject?: string
    readonly firstSeq?: number
    readonly lastSeq?: number
    readonly details?: Readonly<Record<string, unknown>>
    /** Key of the customer whose history it belongs to, when it did not exist before. */
    readonly customer?: number
  }): void
  /** One more event in the log, beside the one that every change writes by itself. */
  event(event: EventFacts): void
}

/** A connection with what changes need to know. */
export interface Store extends ReadableDb {
  readonly connection: Database.Database
  readonly ports: Ports
}

/**
 * The one way to write: runs `write` in one immediate transaction and in it records the change set,
 * what undo needs, and the activity events (invariant 20). Throwing anything rolls all of it back.
 * Synchronous: a transaction never waits.
 */
export function change<Value>(
  store: Store,
  intent: ChangeIntent,
  write: (tx: ChangeTx) => Value,
): { readonly changeId: string; readonly value: Value } {
  return inTransaction(store, (db) => {
    const at = store.ports.now().toISOString()
    closePoolDay(db, at.slice(0, 10))
    const tx = new ChangeRecorder(db, at, store.ports.newId, intent)
    const value = write(tx)
    tx.complete()
    return { changeId: tx.id, value }
  })
}

/**
 * One more transaction of a change that is too long for one (an undo in slices): the same change set under a new
 * version. The caller keeps what the change set says of itself true in each of them.
 */
export function continueChange<Value>(
  store: Store,
  continued: { readonly key: number; readonly actor: string },
  write: (tx: Pick<ChangeTx, 'db' | 'event'>) => Value,
): Value {
  const { key, actor } = continued
  return inTransaction(store, (db) => {
    const at = store.ports.now().toISOString()
    closePoolDay(db, at.slice(0, 10))
    const log = openEventLog(db, endOfLog(db), { at, actor, change: key })
    const value = write({
      db,
      event: (event) => {
        const seq = log.write(event)
        run(db, sql`UPDATE change_set SET last_event = ${seq} WHERE key = ${key}`)
      },
    })
    countContinued(db)
    return value
  })
}

/**
 * A number that every change makes greater; a preview names the version it saw. It is read off the log, to which every
 * change adds; a continued change may add nothing and is counted.
 */
export function storeVersion(db: ReadableDb): number {
  const last = get<{ seq: number | null }>(db, sql`SELECT max(seq) AS seq FROM event`)
  return (last?.seq ?? 0) + timesContinued(db)
}

/** How often a change was continued in this workspace. */
export function timesContinued(db: ReadableDb): number {
  return Number(
    get<{ value: string }>(db, sql`SELECT value FROM workspace WHERE key = 'continued'`)?.value ?? 0,
  )
}

/** Writes preferences (current operator, saved views, remembered mappings): no data, so no change set and no event. */
export function writePreference<Value>(store: Store, write: (db: WritableDb) => Value): Value {
  return inTransaction(store, write)
}

/** Writes what can be made anew from the data (the search index): nothing that people see changed, so no change set. */
export function writeDerived<Value>(store: Store, write: (db: WritableDb) => Value): Value {
  return inTransaction(store, write)
}

/** Writes temporary tables, which this connection alone sees: nobody waits for it, and none of it stays. */
export function writeScratch<Value>(store: ReadableDb, write: (db: WritableDb) => Value): Value {
  const done: Value[] = []
  // Deferred: as long as only temporary tables are written, the file is not locked.
  const transaction = store.connection.transaction((db: WritableDb) => void done.push(write(db)))
  transaction.deferred(store as unknown as WritableDb)
  return done[0] as Value // the work ran, or this threw
}

/** Made once for each connection: making one costs as much as some statements. */
const transactions = new WeakMap<Database.Database, Database.Transaction<(work: () => void) => void>>()

/** Runs `write` in one immediate transaction; the one place that turns a connection writable. */
function inTransaction<Value>(store: Store, write: (db: WritableDb) => Value): Value {
  const { connection } = store
  let transaction = transactions.get(connection)
  if (transaction === undefined) {
    transactions.set(connection, (transaction = connection.transaction((work: () => void) => work())))
  }
  const db = store as unknown as WritableDb // handed out nowhere else
  const done: Value[] = []
  transaction.immediate(() => void done.push(write(db)))
  return done[0] as Value // the work ran, or this threw
}

function countContinued(db: WritableDb): void {
  run(
    db,
    sql`INSERT INTO workspace (key, value) VALUES ('continued', '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  )
}
