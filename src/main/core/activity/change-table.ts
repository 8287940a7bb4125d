import type { z } from 'zod'
import type { UndoState } from '../../../shared/contract/activity.ts'
import { all, get, raw, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** A change set as undo needs it. */
export interface ChangeRecord {
  readonly key: number
  readonly id: string
  /** An event code of domain §5.4. */
  readonly kind: string
  readonly label: string
  readonly rows: number
  readonly firstSeq: number | null
  readonly lastSeq: number | null
  readonly undo: z.infer<typeof UndoState>
  /** Key of the change that took this one back, or began to. */
  readonly undoneBy: number | null
  readonly details: Readonly<Record<string, unknown>>
}

type Row = Omit<ChangeRecord, 'details'> & { readonly details: string }

const SELECT = sql`
  SELECT key, id, kind, label, rows, first_seq AS firstSeq, last_seq AS lastSeq, undo_state AS undo,
    undone_by AS undoneBy, details FROM change_set`

/** Joins a row of `change_set` with its entries in the log. */
export const ITS_EVENTS = raw(
  'event.seq BETWEEN change_set.first_event AND change_set.last_event AND event.change = change_set.key',
)

/** The change of an id. */
export function changeById(db: ReadableDb, id: string): ChangeRecord | null {
  return toChange(get<Row>(db, sql`${SELECT} WHERE id = ${id}`))
}

/** The change of a key. */
export function changeByKey(db: ReadableDb, key: number): ChangeRecord | null {
  return toChange(get<Row>(db, sql`${SELECT} WHERE key = ${key}`))
}

/** The keys of changes by their ids. */
export function changeKeys(db: ReadableDb, ids: readonly string[]): ReadonlyMap<string, number> {
  const rows = all<{ id: string; key: number }>(
    db,
    sql`SELECT id, key FROM change_set WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  return new Map(rows.map(({ id, key }) => [id, key]))
}

/** Notes that a change was taken back, or that taking it back has begun. */
export function setUndoState(
  db: WritableDb,
  key: number,
  undo: { readonly state: 'undone' | 'interrupted'; readonly by: number },
): void {
  run(db, sql`UPDATE change_set SET undo_state = ${undo.state}, undone_by = ${undo.by} WHERE key = ${key}`)
}

/** Keeps what a long change says of itself true while it goes on. */
export function setChangeFacts(
  db: WritableDb,
  key: number,
  facts: { readonly rows: number; readonly details: Readonly<Record<string, unknown>> },
): void {
  run(
    db,
    sql`UPDATE change_set SET rows = ${facts.rows}, details = ${JSON.stringify(facts.details)} WHERE key = ${key}`,
  )
}

function toChange(row: Row | undefined): ChangeRecord | null {
  return row === undefined ? null : { ...row, details: JSON.parse(row.details) as Record<string, unknown> }
}
