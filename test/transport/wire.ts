import type { Bridge } from '../../src/shared/bridge.ts'
import type { FileRef } from '../../src/shared/contract/files.ts'

/** One application, started, with a window on it; and its user's hands. */
export interface OpenWire {
  readonly bridge: Bridge<File>
  openSecondWindow(): Promise<Bridge<File>>
  /** What the user chooses when asked for files next; nothing: they change their mind. */
  userPicks(files: readonly { readonly name: string; readonly content: string }[]): void
  /** A file as the window gets it when the user drops it. */
  droppedFile(name: string, content: string): File
  /** Where the user wants the next saved file; its content when it is there. */
  userSavesAs(name: string): void
  delivered(file: FileRef): Promise<string>
  /** Ends the application under the window. */
  cut(): Promise<void>
}

/** One of the two transports. */
export interface Wire {
  readonly name: string
  open(): Promise<OpenWire>
}
