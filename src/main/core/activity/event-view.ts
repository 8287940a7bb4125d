import type { z } from 'zod'
import type { ActivityEvent, ActivityFilter, UndoState } from '../../../shared/contract/activity.ts'
import { ITS_EVENTS } from './change-table.ts'
import { entriesOfCustomer } from './customer-history-view.ts'
import { all, column, get, join, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** A filter whose customer was found; `customerKey` narrows to the history of that customer. */
export type EventFilter = Omit<ActivityFilter, 'customerId'> & { readonly customerKey?: number }

interface Row {
  seq: number
  at: string
  actor: string
  type: string
  subject: string
  label: string
  details: string
  changeId: string | null
  rows: number | null
  undo: z.infer<typeof UndoState> | null
}

const SELECT = sql`
  SELECT event.seq, event.at, event.actor, type, event.subject, event.label, event.details,
    change_set.id AS changeId, change_set.rows, change_set.undo_state AS undo`
const WITH_CHANGE = sql`CROSS JOIN event USING (seq) LEFT JOIN change_set ON change_set.key = event.change
  ORDER BY event.seq DESC`

/** Events of the log, newest first. */
export function eventsPage(
  db: ReadableDb,
  page: { readonly filter: EventFilter; readonly first: number; readonly count: number },
): ActivityEvent[] {
  return all<Row>(
    db,
    sql`${SELECT} FROM (SELECT seq FROM ${source(page.filter)} WHERE ${matching(page.filter)} ORDER BY seq DESC
              LIMIT ${page.count} OFFSET ${page.first}) AS chosen
        ${WITH_CHANGE}`,
  ).map(toEvent)
}

/** How many events match. */
export function countEvents(db: ReadableDb, filter: EventFilter): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM ${source(filter)} WHERE ${matching(filter)}`,
  )
  return row?.n ?? 0
}

/** Every type that occurs with every actor it occurs with. Walks the index from pair to pair instead of through every event. */
const KINDS = sql`
  WITH RECURSIVE kind (type, actor) AS (
    SELECT * FROM (SELECT type, actor FROM event ORDER BY type, actor LIMIT 1)
    UNION ALL SELECT event.type, event.actor FROM kind CROSS JOIN event ON event.seq = coalesce(
      (SELECT seq FROM event WHERE type = kind.type AND actor > kind.actor ORDER BY actor LIMIT 1),
      (SELECT seq FROM event WHERE type > kind.type ORDER BY type, actor LIMIT 1)))`

/** Every type or actor that occurs, by name. */
export function distinctValues(db: ReadableDb, name: 'type' | 'actor'): string[] {
  return column<string>(db, sql`${KINDS} SELECT DISTINCT ${raw(name)} AS value FROM kind ORDER BY value`)
}

/** Events before an entry of the log, newest first: the way through all of them that never counts what it passed. */
export function eventsBefore(
  db: ReadableDb,
  place: { readonly filter: EventFilter; readonly before: number; readonly atMost: number },
): ActivityEvent[] {
  return all<Row>(
    db,
    sql`${SELECT} FROM (SELECT seq FROM ${source(place.filter)}
          WHERE seq < ${place.before} AND ${matching(place.filter)} ORDER BY seq DESC LIMIT ${place.atMost}) AS chosen
        ${WITH_CHANGE}`,
  ).map(toEvent)
}

/** Every type and actor in the history of a customer, by name. */
export function valuesOfCustomer(
  db: ReadableDb,
  customerKey: number,
): { readonly types: string[]; readonly actors: string[] } {
  const rows = all<{ type: string; actor: string }>(
    db,
    sql`SELECT DISTINCT type, actor FROM (${entriesOfCustomer(customerKey)}) CROSS JOIN event USING (seq)`,
  )
  const sorted = (values: readonly string[]): string[] => [...new Set(values)].toSorted()
  return { types: sorted(rows.map(({ type }) => type)), actors: sorted(rows.map(({ actor }) => actor)) }
}

/** The customers whose history a change belongs to, by its events. */
export function customersOfChange(db: ReadableDb, change: number): number[] {
  return column<number>(
    db,
    sql`SELECT DISTINCT customer FROM change_set CROSS JOIN event ON ${ITS_EVENTS}
        WHERE change_set.key = ${change} AND customer IS NOT NULL ORDER BY customer`,
  )
}

/** What a change was about. */
export function subjectOfChange(db: ReadableDb, change: number): string | null {
  const row = get<{ subject: string }>(db, sql`SELECT subject FROM change_set WHERE key = ${change}`)
  return row?.subject ?? null
}

/** The whole log, or the history of one customer: read from there, however long the log of all others is. */
function source({ customerKey, ...filter }: EventFilter): SqlFragment {
  if (customerKey === undefined) return raw('event')
  const own = sql`(${entriesOfCustomer(customerKey)}) AS own`
  // Without a filter the numbers alone are enough.
  return Object.keys(filter).length === 0 ? own : sql`${own} CROSS JOIN event USING (seq)`
}

function matching(filter: EventFilter): SqlFragment {
  const conditions = [sql`TRUE`]
  if (filter.types !== undefined && filter.types.length > 0) {
    conditions.push(sql`type IN (SELECT value FROM json_each(${JSON.stringify(filter.types)}))`)
  }
  if (filter.actor !== undefined) {
    conditions.push(sql`actor = ${filter.actor}`)
    // The index has the types first: under each of them it finds the actor.
    if (filter.customerKey === undefined) conditions.push(sql`type IN (${KINDS} SELECT type FROM kind)`)
  }
  if (filter.from !== undefined) conditions.push(sql`at >= ${filter.from}`)
  if (filter.until !== undefined) conditions.push(sql`at < ${filter.until}`)
  const search = filter.search?.trim() ?? ''
  if (search !== '') {
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    conditions.push(sql`(subject LIKE ${pattern} ESCAPE '\\' OR label LIKE ${pattern} ESCAPE '\\')`)
  }
  return join(conditions, ' AND ')
}

function toEvent({ changeId, rows, undo, details, ...event }: Row): ActivityEvent {
  return {
    ...event,
    details: JSON.parse(details) as Record<string, unknown>,
    change: changeId === null || undo === null ? null : { id: changeId, rows: rows ?? 0, undo },
  }
}
