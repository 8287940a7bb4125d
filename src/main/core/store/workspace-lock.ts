import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../refusal.ts'

/**
 * Holds a workspace for this process alone; returns how to let go.
 * The lock is SQLite's own on a small file beside it, so the system frees it when a process is killed.
 * A second process gets `store-in-use`.
 */
export function lockWorkspace(file: string): () => void {
  const lock = new Database(`${file}-lock`, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw new Refusal({ code: 'store-in-use', file: basename(file) })
    }
    throw error
  }
  return () => lock.close()
}
