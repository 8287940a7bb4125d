import { join } from 'node:path'
import { app, BrowserWindow, screen } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'
import { askBeforeClosing } from './ask-before-closing.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

/** Opens the one window, where it was the last time. */
export function openWindow(preloadFile: string): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window.json')
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const state = readWindowState(stateFile, workAreas)
  const window = new BrowserWindow({
    title: 'Quartermaster',
    ...(state === null
      ? { width: 1440, height: 900 }
      : { x: state.x, y: state.y, width: state.width, height: state.height }),
    minWidth: 800,
    minHeight: 500,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (state?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    writeWindowState(stateFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() }),
  )
  askBeforeClosing(window)
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}
