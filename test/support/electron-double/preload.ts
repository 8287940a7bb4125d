import { readFileSync } from 'node:fs'
import { EventEmitter } from 'node:events'
import { compileFunction } from 'node:vm'

/** The page side of one window: what the preload script put into it, and how messages reach it. */
export interface PageDouble {
  /** `window` as the page's own scripts see it. */
  readonly world: Readonly<Record<string, unknown>>
  receive(channel: string, values: readonly unknown[]): void
}

const paths = new WeakMap<File, string>()

/** A file that lies on the disk, as a page gets it when it is dropped there. */
export function fileAt(path: string, content: string, name: string): File {
  const file = new File([content], name)
  paths.set(file, path)
  return file
}

/** Runs a preload script as a sandboxed window does: CommonJS, and nothing to require but `electron`. */
export function runPreload(
  file: string,
  invoke: (channel: string, values: readonly unknown[]) => Promise<unknown>,
): PageDouble {
  const incoming = new EventEmitter()
  const world: Record<string, unknown> = {}
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown): void => {
        world[name] = crossWorlds(api)
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...values: unknown[]) => invoke(channel, values),
      on: (channel: string, listener: (...values: unknown[]) => void) => void incoming.on(channel, listener),
      off: (channel: string, listener: (...values: unknown[]) => void) =>
        void incoming.off(channel, listener),
    },
    webUtils: { getPathForFile: (dropped: File) => paths.get(dropped) ?? '' },
  }
  const requireInSandbox = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  const script = compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports'], {
    filename: file,
  })
  const module = { exports: {} }
  Reflect.apply(script, undefined, [requireInSandbox, module, module.exports])
  return {
    world,
    receive: (channel, values) => void incoming.emit(channel, {}, ...structuredClone(values)),
  }
}

/** What the context bridge does with a value on its way from one world to the other. */
function crossWorlds(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...values: unknown[]): unknown => {
      const result: unknown = Reflect.apply(value, undefined, values.map(crossWorlds))
      return result instanceof Promise ? result.then(crossWorlds) : crossWorlds(result)
    }
  }
  if (typeof value !== 'object' || value === null || value instanceof File) return value
  if (Array.isArray(value)) return value.map(crossWorlds)
  const plain = Object.getPrototypeOf(value)
  if (plain !== Object.prototype && plain !== null) throw new Error('An object could not be cloned.')
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, each]) => [key, crossWorlds(each)])),
  )
}
