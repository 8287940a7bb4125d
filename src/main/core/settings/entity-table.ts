import {
  all,
  get,
  join,
  raw,
  run,
  sql,
  type ReadableDb,
  type SqlValue,
  type WritableDb,
} from '../store/sql.ts'

/** The settings tables whose rows are remembered whole, and what they are called in sentences. */
export type SettingsTable = 'provider' | 'operator' | 'marketplace'

/** A row as it is stored, by column. */
export type StoredRow = Readonly<Record<string, SqlValue>>

/** The row of a key as it is stored: what a change remembers of it. */
export function storedRow(db: ReadableDb, table: SettingsTable, key: number): StoredRow | null {
  return get<StoredRow>(db, sql`SELECT * FROM ${raw(table)} WHERE key = ${key}`) ?? null
}

/** Writes a remembered row back, whether it was changed or removed since. */
export function putRow(db: WritableDb, table: SettingsTable, row: StoredRow): void {
  const columns = columnsOf(db, table).filter((column) => column in row)
  const values = columns.map((column) => sql`${row[column] ?? null}`)
  const updates = columns
    .filter((column) => column !== 'key')
    .map((column) => sql`${raw(column)} = excluded.${raw(column)}`)
  run(
    db,
    sql`INSERT INTO ${raw(table)} (${raw(columns.join(', '))}) VALUES (${join(values, ', ')})
        ON CONFLICT (key) DO UPDATE SET ${join(updates, ', ')}`,
  )
}

/** Removes the row of a key; foreign keys stop it while anything refers to it. */
export function removeRow(db: WritableDb, table: SettingsTable, key: number): void {
  run(db, sql`DELETE FROM ${raw(table)} WHERE key = ${key}`)
}

/** The columns there are: a remembered row may come from an older schema. */
function columnsOf(db: ReadableDb, table: SettingsTable): string[] {
  return all<{ name: string }>(db, sql`SELECT name FROM pragma_table_info(${table})`).map(({ name }) => name)
}
