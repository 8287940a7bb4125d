import { dialog, type BrowserWindow } from 'electron'

/** Asks when the page says that something would be lost; without this the window would stay open and say nothing. */
export function askBeforeClosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const pressed = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'An import is not finished.',
      detail:
        'When the window is closed, what was matched, mended and typed over is forgotten. The pool and the files stay as they are.',
      buttons: ['Stay', 'Leave'],
      defaultId: 0,
      cancelId: 0,
    })
    // Here to prevent means to overrule the page.
    if (pressed === 1) event.preventDefault()
  })
}
