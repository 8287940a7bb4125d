import { EventEmitter } from 'node:events'

/** An event that can be refused. */
export interface Refusable {
  readonly isRefused: boolean
  preventDefault(): void
}

/** Creates such an event, with what else it carries. */
export function refusable<Facts extends object>(facts: Facts): Facts & Refusable {
  let isRefused = false
  return {
    ...facts,
    get isRefused() {
      return isRefused
    },
    preventDefault: () => void (isRefused = true),
  }
}

/** A window as the life of the application sees it. */
interface Closable {
  close(): boolean
}

/** Electron's `app`, and what a test sees of it. */
export interface AppDouble {
  readonly module: EventEmitter
  readonly windows: Closable[]
  isReady(): boolean
  /** Electron gets ready when the main script has been read to its end. */
  becomeReady(): void
  requireReady(what: string): void
  quit(): void
  /** Resolves with the exit code when the process would end. */
  readonly exited: Promise<number>
}

/** Creates the life of one application: ready, quit with its events in order, exit. */
export function createAppDouble(userData: string, hasLock: boolean): AppDouble {
  const events = new EventEmitter()
  const windows: Closable[] = []
  const exited = Promise.withResolvers<number>()
  const ready = Promise.withResolvers<void>()
  let isReady = false

  function quit(): void {
    const before = refusable({})
    events.emit('before-quit', before)
    if (before.isRefused) return
    const open = [...windows]
    if (!open.every((window) => window.close())) return
    const will = refusable({})
    events.emit('will-quit', will)
    if (will.isRefused) return
    events.emit('quit')
    exited.resolve(0)
  }

  return {
    module: Object.assign(events, {
      isPackaged: false,
      whenReady: () => ready.promise,
      requestSingleInstanceLock: () => hasLock,
      getPath: () => userData,
      getVersion: () => '0.0.0-double',
      quit,
      exit: (code = 0): void => exited.resolve(code),
    }),
    windows,
    isReady: () => isReady,
    becomeReady: () => {
      isReady = true
      ready.resolve()
    },
    requireReady: (what) => {
      if (!isReady) throw new Error(`${what} cannot be used before the app is ready`)
    },
    quit,
    exited: exited.promise,
  }
}
