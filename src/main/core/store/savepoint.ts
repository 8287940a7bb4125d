import { run, sql, type WritableDb } from './sql.ts'

/** Tries a write inside a transaction; false, and nothing of it done, when a constraint of the schema forbids it. */
export function inSavepoint(db: WritableDb, write: () => void): boolean {
  run(db, sql`SAVEPOINT attempt`)
  try {
    write()
    run(db, sql`RELEASE attempt`)
    return true
  } catch (error) {
    run(db, sql`ROLLBACK TO attempt`)
    run(db, sql`RELEASE attempt`)
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) {
      return false
    }
    throw error
  }
}
