import { accessSync, constants, copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../refusal.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import { holdsOnlyOtherTables } from './schema-view.ts'
import { migrate, pendingMigrations, schemaVersion, type Migration } from './migrate.ts'

/** What is wrong with a workspace file, told by SQLite's code. */
export function storeRefusal(error: unknown, file: string): Refusal | null {
  const name = basename(file)
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return null
  const code = String(error.code)
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new Refusal({ code: 'store-damaged', file: name, why: error.message })
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new Refusal({ code: 'disk-full', file: name, isPartDone: false })
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EACCES' ||
    code === 'EROFS'
  ) {
    return new Refusal({ code: 'store-read-only', file: name })
  }
  if (code.startsWith('SQLITE_BUSY')) return new Refusal({ code: 'store-in-use', file: name })
  return null
}

/** Opens one more connection to a workspace that `openWorkspaceFile` has prepared. */
export function connect(file: string): Database.Database {
  const connection = new Database(file, { timeout: 5000 })
  try {
    configure(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function configure(connection: Database.Database): void {
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -8192')
  connection.pragma('temp_store = MEMORY')
  connection.pragma('journal_mode = WAL')
  // Durable: a change that was answered with "done" survives a power cut.
  connection.pragma('synchronous = FULL')
}

/**
 * Opens or creates a workspace file and brings it to the newest schema, after a backup beside it.
 * Refuses with store-from-future, store-damaged, store-read-only, store-in-use or disk-full; the file is then as it was.
 */
export function openWorkspaceFile(
  file: string,
  migrations: readonly Migration[] = allMigrations,
): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const isNew = !existsSync(file)
    if (!isNew) refuseUnwritable(file)
    const connection = connect(file)
    try {
      // Reads a page, so that a file that is no database is found now.
      const version = schemaVersion(connection)
      if (holdsOnlyOtherTables(connection)) {
        const why = 'it is the database of another application'
        throw new Refusal({ code: 'store-damaged', file: basename(file), why })
      }
      const pending = pendingMigrations(connection, migrations)
      if (pending.length > 0 && !isNew && version > 0) backUpBeforeMigrating(connection, version)
      migrate(connection, pending)
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    throw storeRefusal(error, file) ?? error
  }
}

/** SQLite would open a file that it may not write and fail only at the first change. */
function refuseUnwritable(file: string): void {
  if (statSync(file).isDirectory()) {
    throw new Refusal({ code: 'store-damaged', file: basename(file), why: 'it is a folder, not a file' })
  }
  accessSync(file, constants.W_OK)
}

/** Where backups of a workspace are kept. */
export function backupFolder(file: string): string {
  return join(dirname(file), `${basename(file)}-backups`)
}

function backUpBeforeMigrating(connection: Database.Database, version: number): void {
  connection.pragma('wal_checkpoint(TRUNCATE)')
  const folder = backupFolder(connection.name)
  mkdirSync(folder, { recursive: true })
  const stamp = new Date().toISOString().replaceAll(':', '').slice(0, 17)
  copyFileSync(connection.name, join(folder, `${stamp}-before-schema-change-from-${version}.sqlite`))
}
