import type Database from 'better-sqlite3'
import { get, sql } from './sql.ts'

/** True for a database that has tables but not ours: migrating it would spoil somebody else's file. */
export function holdsOnlyOtherTables(connection: Database.Database): boolean {
  const row = get<{ tables: number; ours: number }>(
    { connection },
    sql`SELECT count(*) AS tables, count(*) FILTER (WHERE name IN ('workspace', 'change_set')) AS ours
        FROM sqlite_schema WHERE type = 'table'`,
  )
  return row !== undefined && row.tables > 0 && row.ours < 2
}
