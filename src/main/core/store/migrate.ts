import { basename } from 'node:path'
import type Database from 'better-sqlite3'
import { Refusal } from '../refusal.ts'

/** One step of the schema; `version` is what `user_version` is afterwards. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  /** What SQL alone cannot compute, in the same transaction after it. */
  readonly fill?: (connection: Database.Database) => void
}

/** The schema version of an open file; 0 for a new one. */
export function schemaVersion(connection: Database.Database): number {
  return connection.pragma('user_version', { simple: true }) as number
}

/** The migrations a file still lacks. Refuses a file that a newer application wrote. */
export function pendingMigrations(
  connection: Database.Database,
  migrations: readonly Migration[],
): readonly Migration[] {
  const version = schemaVersion(connection)
  const known = migrations.at(-1)?.version ?? 0
  if (version > known) {
    throw new Refusal({ code: 'store-from-future', file: basename(connection.name), version, known })
  }
  return migrations.filter((migration) => migration.version > version)
}

/** Runs each migration in a transaction of its own; a failing one leaves the file at the version before. */
export function migrate(connection: Database.Database, pending: readonly Migration[]): void {
  for (const migration of pending) {
    connection.transaction(() => {
      connection.exec(migration.sql)
      migration.fill?.(connection)
      connection.pragma(`user_version = ${migration.version}`)
    })()
  }
}
