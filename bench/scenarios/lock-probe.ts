import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

/** Entry of a thread that keeps trying to become the writer of a workspace, and tells how long it was kept out at the longest. */
const { workspace, stop } = workerData as { readonly workspace: string; readonly stop: Int32Array }
const connection = new Database(workspace, { timeout: 0 })
let keptOutSince: number | null = null
let longestMs = 0
parentPort?.postMessage('probing')
while (Atomics.load(stop, 0) === 0) {
  try {
    connection.exec('BEGIN IMMEDIATE; ROLLBACK')
    if (keptOutSince !== null) longestMs = Math.max(longestMs, performance.now() - keptOutSince)
    keptOutSince = null
  } catch {
    keptOutSince ??= performance.now()
  }
  // A pause as short as the system allows, so that the probe itself is hardly ever in the way.
  Atomics.wait(stop, 0, 0, 0.2)
}
connection.close()
parentPort?.postMessage(longestMs)
