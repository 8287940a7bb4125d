import { ENTITY } from '../store/entity.ts'
import { storedRow } from '../store/record-table.ts'
import { readSettings } from '../settings/settings-table.ts'
import { all, get, sql, type ReadableDb, type SqlValue } from '../store/sql.ts'
import type { PageOf } from './change-rows-view.ts'
import { ENTITY_NAMES, type RememberedRecord } from './remembered-record-table.ts'

/** A version of a remembered row, by column. */
export type RecordVersion = Readonly<Record<string, SqlValue>>

/** A row that is not an account as a change found it and as it left it; null where it was not there. */
export interface ChangedRecord {
  readonly entity: RememberedRecord['entity']
  readonly key: number
  readonly before: RecordVersion | null
  readonly left: RecordVersion | null
  /** Whether it is there now. */
  readonly isThere: boolean
}

interface Row {
  readonly entity: number
  readonly key: number
  readonly revAfter: number
  readonly before: string | null
}

/** How many rows other than accounts a change touched. */
export function countRecords(db: ReadableDb, change: number): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM change_row
        WHERE change = ${change} AND entity NOT IN (${ENTITY.account}, ${ENTITY.deletedAccount})`,
  )
  return row?.n ?? 0
}

/** These rows, those first that others refer to. */
export function recordsPage(db: ReadableDb, change: number, page: PageOf): ChangedRecord[] {
  const rows = all<Row>(
    db,
    sql`SELECT entity, key, rev_after AS revAfter, json(before) AS before FROM change_row
        WHERE change = ${change} AND entity NOT IN (${ENTITY.account}, ${ENTITY.deletedAccount})
        ORDER BY entity, key LIMIT ${page.count} OFFSET ${page.first}`,
  )
  return rows.flatMap((row) => versionsOf(db, change, row))
}

/** One of these rows. */
export function recordOfChange(
  db: ReadableDb,
  change: number,
  { entity, key }: { readonly entity: number; readonly key: number },
): ChangedRecord | null {
  const row = get<Row>(
    db,
    sql`SELECT entity, key, rev_after AS revAfter, json(before) AS before FROM change_row
        WHERE change = ${change} AND entity = ${entity} AND key = ${key}`,
  )
  return row === undefined ? null : (versionsOf(db, change, row)[0] ?? null)
}

function versionsOf(db: ReadableDb, change: number, row: Row): ChangedRecord[] {
  const entity = ENTITY_NAMES.get(row.entity)
  if (entity === undefined) return []
  const now = entity === 'settings' ? asColumns(readSettings(db).settings) : storedRow(db, entity, row.key)
  const left = row.revAfter === 0 ? null : (foundLater(db, change, row) ?? now)
  return [{ entity, key: row.key, before: parsed(row.before), left, isThere: now !== null }]
}

/** What the next change found is what this one left. */
function foundLater(db: ReadableDb, change: number, { entity, key }: Row): RecordVersion | null {
  const later = get<{ before: string | null }>(
    db,
    sql`SELECT json(before) AS before FROM change_row
        WHERE entity = ${entity} AND key = ${key} AND change > ${change} ORDER BY change LIMIT 1`,
  )
  return parsed(later?.before ?? null)
}

function parsed(text: string | null): RecordVersion | null {
  if (text === null) return null
  const row = JSON.parse(text) as RecordVersion & { readonly settings?: RecordVersion }
  return row.settings === undefined ? row : asColumns(row.settings)
}

/** Settings are remembered as one text: yes and no become numbers, as they are in columns, and parts JSON. */
function asColumns(settings: Readonly<Record<string, unknown>>): RecordVersion {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, asColumn(value)]))
}

function asColumn(value: unknown): SqlValue {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' || typeof value === 'number' || value === null
    ? value
    : JSON.stringify(value)
}
