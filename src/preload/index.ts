import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Bridge } from '../shared/bridge.ts'
import type { CoreEvent } from '../shared/contract/events.ts'
import { DESKTOP_CHANNELS, type DroppedFile } from '../shared/desktop-channels.ts'

/** Everything the desktop window may ask of its host; nothing else of Electron reaches it. */
const bridge: Bridge<File> = {
  host: 'electron',
  invoke: (operation, input) => ipcRenderer.invoke(DESKTOP_CHANNELS.invoke, operation, input),
  subscribe: (listener) => {
    const hear = (_event: IpcRendererEvent, event: CoreEvent): void => listener(event)
    ipcRenderer.on(DESKTOP_CHANNELS.event, hear)
    return () => ipcRenderer.off(DESKTOP_CHANNELS.event, hear)
  },
  onConnection: (listener) => {
    // The core lives in the window's own application: it is there as long as the window is.
    listener(true)
    return () => {}
  },
  pickFiles: (options) => ipcRenderer.invoke(DESKTOP_CHANNELS.pickFiles, options),
  takeFiles: async (files) =>
    ipcRenderer.invoke(DESKTOP_CHANNELS.takeFiles, await Promise.all(files.map(toDroppedFile))),
  saveFile: (suggestedName) => ipcRenderer.invoke(DESKTOP_CHANNELS.saveFile, suggestedName),
  deliver: () => Promise.resolve(),
  openExternal: (url) => ipcRenderer.invoke(DESKTOP_CHANNELS.openExternal, url),
}

async function toDroppedFile(file: File): Promise<DroppedFile> {
  const path = webUtils.getPathForFile(file)
  return path === '' ? { name: file.name, content: await file.arrayBuffer() } : { path }
}

contextBridge.exposeInMainWorld('bridge', bridge)
