import { get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** What the workspace keeps once for itself; `version` belongs to `change()`, the `next_…` keys to whoever hands out keys. */
export type WorkspaceKey =
  | 'id'
  | 'version'
  | 'settings'
  | 'settings_rev'
  | 'current_operator'
  | 'current_provider'
  | 'current_profile'
  | 'is_sample'
  | 'next_provider'
  | 'next_operator'
  | 'next_marketplace'
  /** Key of the customer that the provider of this key itself is. */
  | `own_customer_${number}`

/** One value of the workspace; null when it was never set. */
export function workspaceValue(db: ReadableDb, key: WorkspaceKey): string | null {
  return get<{ value: string }>(db, sql`SELECT value FROM workspace WHERE key = ${key}`)?.value ?? null
}

/** Sets one value of the workspace. */
export function setWorkspaceValue(db: WritableDb, key: WorkspaceKey, value: string): void {
  run(
    db,
    sql`INSERT INTO workspace (key, value) VALUES (${key}, ${value})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
}

/** Hands out the next key of a table. Keys are never used twice: the log and undo name rows by them. */
export function takeKey(db: WritableDb, table: 'provider' | 'operator' | 'marketplace'): number {
  const next = Number(workspaceValue(db, `next_${table}`) ?? '1')
  setWorkspaceValue(db, `next_${table}`, String(next + 1))
  return next
}
