import type Database from 'better-sqlite3'
import type { Ports } from '../ports.ts'
import { sealOf, UNSEALED } from './event-seal.ts'
import { closePoolDay } from './pool-day-table.ts'
import { get, insert, run, sql, type ReadableDb, type WritableDb } from './sql.ts'

/** The tables whose rows `change_row` remembers. The numbers are stored: never renumber. */
export const ENTITY = {
  account: 1,
  provider: 2,
  operator: 3,
  marketplace: 4,
  settings: 5,
  deletedAccount: 6,
  customer: 7,
  customerUser: 8,
  order: 9,
  project: 10,
  quota: 11,
  tagDefinition: 12,
  tagValue: 13,
  message: 14,
  messageReceipt: 15,
  mailDraft: 16,
  followUp: 17,
  managementAccount: 30,
  member: 31,
  roleConnection: 32,
  invitePlan: 33,
  invite: 34,
  accountRequest: 35,
  departure: 36,
  awsAction: 37,
} as const
export type Entity = keyof typeof ENTITY

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
  /** Key and id of the change set. */
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
  event(event: {
    readonly type: string
    readonly subject: string
    readonly label: string
    readonly details?: unknown
    readonly customer?: number | null
  }): void
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
    const id = store.ports.newId()
    const key = insert(
      db,
      sql`INSERT INTO change_set (id, at, actor, kind, subject, label, undo_state)
          VALUES (${id}, ${at}, ${intent.actor}, ${intent.type}, ${intent.subject}, ${intent.label}, ${intent.isUndoable ? 'possible' : 'not-undoable'})`,
    )
    let rows = 0
    let facts: Partial<Parameters<ChangeTx['describe']>[0]> = {}
    const tx: ChangeTx = {
      db,
      key,
      id,
      at,
      newId: store.ports.newId,
      remember: (entity, rowKey, revAfter, before) => {
        rows += 1
        run(
          db,
          sql`INSERT INTO change_row (change, entity, key, rev_after, before)
              VALUES (${key}, ${ENTITY[entity]}, ${rowKey}, ${revAfter}, jsonb(${before === null ? null : JSON.stringify(before)}))`,
        )
      },
      describe: (described) => {
        rows = described.rows
        facts = described
      },
      event: (event) => writeEvent(db, { ...event, at, actor: intent.actor, change: key }),
    }
    const value = write(tx)
    const { label = intent.label, subject = intent.subject, details = {} } = facts
    run(
      db,
      sql`UPDATE change_set SET label = ${label}, subject = ${subject}, rows = ${rows},
            first_seq = ${facts.firstSeq ?? null}, last_seq = ${facts.lastSeq ?? null},
            details = ${JSON.stringify(details)} WHERE key = ${key}`,
    )
    const customer = facts.customer ?? intent.customer ?? null
    writeEvent(db, { ...intent, label, subject, at, change: key, details, customer })
    bumpVersion(db)
    return { changeId: id, value }
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
  return inTransaction(store, (db) => {
    const at = store.ports.now().toISOString()
    closePoolDay(db, at.slice(0, 10))
    const value = write({
      db,
      event: (event) => writeEvent(db, { ...event, at, actor: continued.actor, change: continued.key }),
    })
    bumpVersion(db)
    return value
  })
}

/** How often this workspace was changed; a preview names the version it saw. */
export function storeVersion(db: ReadableDb): number {
  return Number(
    get<{ value: string }>(db, sql`SELECT value FROM workspace WHERE key = 'version'`)?.value ?? 0,
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

function bumpVersion(db: WritableDb): void {
  run(
    db,
    sql`INSERT INTO workspace (key, value) VALUES ('version', '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  )
}

function writeEvent(
  db: WritableDb,
  event: {
    readonly at: string
    readonly actor: string
    readonly type: string
    readonly subject: string
    readonly label: string
    readonly change: number
    readonly details?: unknown
    readonly customer?: number | null
  },
): void {
  const last = get<{ seq: number; seal: Uint8Array }>(
    db,
    sql`SELECT seq, seal FROM event ORDER BY seq DESC LIMIT 1`,
  )
  const sealed = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at,
    actor: event.actor,
    type: event.type,
    subject: event.subject,
    label: event.label,
    details: JSON.stringify(event.details ?? {}),
    change: event.change,
    customer: event.customer ?? null,
  }
  run(
    db,
    sql`INSERT INTO event (seq, at, actor, type, subject, label, details, change, customer, seal)
        VALUES (${sealed.seq}, ${sealed.at}, ${sealed.actor}, ${sealed.type}, ${sealed.subject}, ${sealed.label},
          ${sealed.details}, ${sealed.change}, ${sealed.customer}, ${sealOf(last?.seal ?? UNSEALED, sealed)})`,
  )
}
