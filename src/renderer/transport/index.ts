import type { Bridge } from '../../shared/bridge.ts'

/** The bridge that this window's host offers. */
export function connectBridge(): Bridge<File> {
  throw new Error('being built')
}
