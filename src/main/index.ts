import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { listRendererFiles } from './core/host/renderer-files.ts'
import { registerAppScheme, serveAppScheme } from './electron/app-protocol.ts'
import { setApplicationMenu } from './electron/application-menu.ts'
import { guardWindows } from './electron/guards.ts'
import { answerWindow } from './electron/ipc.ts'
import { createLooseFiles } from './electron/loose-files.ts'
import { openDesktopCore } from './electron/open-desktop-core.ts'
import { quitAfter } from './electron/quit-after.ts'
import { openWindow } from './electron/window.ts'

/** Electron entry: one window on one core; quitting closes the core first. */
async function start(): Promise<void> {
  await app.whenReady()
  const opened = await openDesktopCore(process.argv.slice(app.isPackaged ? 1 : 2))
  if (opened === null) return app.exit(1)

  guardWindows()
  setApplicationMenu()
  serveAppScheme(await listRendererFiles(join(import.meta.dirname, '../renderer')))
  const looseFiles = createLooseFiles()
  answerWindow(opened.core, looseFiles)
  openWindow(join(import.meta.dirname, '../preload/index.cjs'))

  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  quitAfter(async () => {
    await opened.close()
    await looseFiles.discard()
  })
}

function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window?.isMinimized() === true) window.restore()
  window?.focus()
}

registerAppScheme()
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    dialog.showErrorBox('Quartermaster cannot start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
