/** The channels between the desktop window's preload script and its host: all there are. */
export const DESKTOP_CHANNELS = {
  invoke: 'quartermaster:invoke',
  event: 'quartermaster:event',
  pickFiles: 'quartermaster:pick-files',
  takeFiles: 'quartermaster:take-files',
  saveFile: 'quartermaster:save-file',
  openExternal: 'quartermaster:open-external',
} as const

/** A dropped file on its way to the host: where it lies, or its content when it lies nowhere (dragged out of a mail). */
export type DroppedFile = { readonly path: string } | { readonly name: string; readonly content: ArrayBuffer }
