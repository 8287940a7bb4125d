import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { storeRefusal } from './open-database.ts'

/**
 * Holds a workspace for this process alone; returns how to let go. Makes its folder when it is not there yet.
 * The lock is SQLite's own on a small file beside it, so the system frees it when a process is killed.
 * A second process gets `store-in-use`; a folder that cannot be written `store-read-only`.
 */
export function lockWorkspace(file: string): () => void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const lock = new Database(`${file}-lock`, { timeout: 0 })
    try {
      lock.pragma('locking_mode = EXCLUSIVE')
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      throw error
    }
    return () => lock.close()
  } catch (error) {
    throw storeRefusal(error, file) ?? error
  }
}
