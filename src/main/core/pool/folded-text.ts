import type Database from 'better-sqlite3'
import { raw, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** How texts are compared when case does not matter. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}

const ready = new WeakSet<Database.Database>()

/**
 * A column folded like `foldCase`, in SQL. SQLite's own `lower` knows only ASCII, so other texts take the slower way
 * through a function of ours; a missing text is an empty one.
 */
export function foldedColumn(db: ReadableDb, column: 'name' | 'email' | 'company_name'): SqlFragment {
  if (!ready.has(db.connection)) {
    ready.add(db.connection)
    db.connection.function('fold_case', { deterministic: true }, (text) => foldCase(String(text)))
  }
  // A text with a NUL is shorter by length() than by octet_length() and goes the slow way, which is right too.
  return raw(`CASE WHEN ${column} IS NULL THEN '' WHEN octet_length(${column}) = length(${column})
    THEN lower(${column}) ELSE fold_case(${column}) END`)
}
