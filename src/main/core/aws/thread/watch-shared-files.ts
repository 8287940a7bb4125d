import { watchFile } from 'node:fs'
import { sharedFilePaths } from './shared-files.ts'

/** Asking the file system is the one way that also sees a file come into being, on network drives too. */
const INTERVAL_MS = 1_000

/** Calls `onChange` whenever one of the shared files was changed, made or removed, for as long as the thread lives. */
export function watchSharedFiles(onChange: () => void): void {
  for (const path of Object.values(sharedFilePaths())) {
    watchFile(path, { interval: INTERVAL_MS, persistent: false }, onChange)
  }
}
