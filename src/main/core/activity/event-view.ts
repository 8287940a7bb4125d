import type { z } from 'zod'
import type { ActivityEvent, ActivityFilter, UndoState } from '../../../shared/contract/activity.ts'
import { all, get, join, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

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

/** Events of the log, newest first. */
export function eventsPage(
  db: ReadableDb,
  page: { readonly filter: ActivityFilter; readonly first: number; readonly count: number },
): ActivityEvent[] {
  return all<Row>(
    db,
    sql`SELECT event.seq, event.at, event.actor, type, event.subject, event.label, event.details,
          change_set.id AS changeId, change_set.rows, change_set.undo_state AS undo
        FROM (SELECT seq FROM event WHERE ${matching(page.filter)} ORDER BY seq DESC
              LIMIT ${page.count} OFFSET ${page.first}) AS chosen
        CROSS JOIN event USING (seq) LEFT JOIN change_set ON change_set.key = event.change
        ORDER BY event.seq DESC`,
  ).map(toEvent)
}

/** How many events match. */
export function countEvents(db: ReadableDb, filter: ActivityFilter): number {
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM event WHERE ${matching(filter)}`)?.n ?? 0
}

/** Every type or actor that occurs, by name. Walks the index from value to value instead of through every event. */
export function distinctValues(db: ReadableDb, column: 'type' | 'actor'): string[] {
  const name = raw(column)
  return all<{ value: string }>(
    db,
    sql`WITH RECURSIVE step (value) AS (
          SELECT min(${name}) FROM event
          UNION ALL SELECT (SELECT min(${name}) FROM event WHERE ${name} > step.value) FROM step
          WHERE step.value IS NOT NULL)
        SELECT value FROM step WHERE value IS NOT NULL`,
  ).map(({ value }) => value)
}

/** What a change was about. */
export function subjectOfChange(db: ReadableDb, change: number): string | null {
  const row = get<{ subject: string }>(db, sql`SELECT subject FROM change_set WHERE key = ${change}`)
  return row?.subject ?? null
}

function matching(filter: ActivityFilter): SqlFragment {
  const conditions = [sql`TRUE`]
  if (filter.types !== undefined && filter.types.length > 0) {
    conditions.push(sql`type IN (SELECT value FROM json_each(${JSON.stringify(filter.types)}))`)
  }
  if (filter.actor !== undefined) conditions.push(sql`actor = ${filter.actor}`)
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
