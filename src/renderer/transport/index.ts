import type { Bridge } from '../../shared/bridge.ts'
import { thisBrowser } from './browser.ts'
import { connectSocketBridge } from './socket-bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload script of the desktop window; a browser has none. */
    readonly bridge?: Bridge<File>
  }
}

/** The bridge that this window's host offers. */
export function connectBridge(): Bridge<File> {
  return window.bridge ?? connectSocketBridge(thisBrowser())
}
