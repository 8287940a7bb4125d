import { EventEmitter } from 'node:events'

type Handler = (event: IpcEvent, ...values: unknown[]) => unknown

/** Who sent a message, as the main process sees it. */
export interface IpcEvent {
  readonly sender: unknown
  readonly senderFrame: { readonly url: string } | null
}

/** Electron's `ipcMain`, and the way a page reaches it. */
export interface IpcMainDouble {
  readonly module: EventEmitter
  channels(): readonly string[]
  /** What `ipcRenderer.invoke` does: clones both ways, and of an error only the message crosses. */
  invoke(event: IpcEvent, channel: string, values: readonly unknown[]): Promise<unknown>
}

/** Creates `ipcMain`. */
export function createIpcMainDouble(): IpcMainDouble {
  const handlers = new Map<string, Handler>()
  return {
    module: Object.assign(new EventEmitter(), {
      handle: (channel: string, handler: Handler): void => {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
        handlers.set(channel, handler)
      },
      removeHandler: (channel: string): void => void handlers.delete(channel),
    }),
    channels: () => [...handlers.keys()],
    invoke: async (event, channel, values) => {
      const sent = structuredClone(values)
      const handler = handlers.get(channel)
      try {
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
        return structuredClone(await handler(event, ...sent))
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
      }
    },
  }
}
