import type { CoreEvent } from './contract/events.ts'
import type { FileRef } from './contract/files.ts'
import type { Reply } from './contract/wire.ts'

/**
 * What a window may ask of its host: the two transports (Electron preload, WebSocket) are this and nothing more.
 * `DroppedFile` is the browser's `File`; this floor knows no browser, so windows name it.
 */
export interface Bridge<DroppedFile = never> {
  readonly host: 'electron' | 'node'
  /** Calls one operation; a lost connection answers with the `disconnected` failure instead of throwing. */
  invoke(operation: string, input: unknown): Promise<Reply>
  /** Hears every core event; returns how to stop. */
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Hears whether the core can be reached; says so at once; returns how to stop. */
  onConnection(listener: (isConnected: boolean) => void): () => void
  /** Lets the user pick files to read; empty when they changed their mind. */
  pickFiles(options: PickOptions): Promise<FileRef[]>
  /** Takes files that were dropped on the window or pasted into it. */
  takeFiles(files: readonly DroppedFile[]): Promise<FileRef[]>
  /** Lets the user say where a file goes; null when they changed their mind. A job writes it, then `deliver` hands it over. */
  saveFile(suggestedName: string): Promise<FileRef | null>
  /** Hands a written file to the user: a download in a browser; in Electron it already lies where they chose. */
  deliver(file: FileRef): Promise<void>
  /** Opens an https page or a mailto: mail outside the application; any other link is refused. */
  openExternal(url: string): Promise<void>
}

export interface PickOptions {
  readonly isMultiple: boolean
  /** Endings without the dot, e.g. `csv`; empty for any. */
  readonly extensions: readonly string[]
}
