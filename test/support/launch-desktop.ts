import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import type { Bridge } from '../../src/shared/bridge.ts'
import { createElectronDouble, type ElectronDouble } from './electron-double.ts'
import type { PageDouble } from './electron-double/preload.ts'
import type { DoubleWindow } from './electron-double/window.ts'
import { testFolder } from './test-folder.ts'

const WAIT = { timeout: 20_000 }
const root = join(import.meta.dirname, '../..')

/** The built desktop application, running on the double. */
export interface Desktop {
  readonly electron: ElectronDouble
  readonly window: DoubleWindow
  /** What the page finds as `window.bridge`. */
  readonly bridge: Bridge<File>
  readonly folder: string
  openSecondWindow(): Promise<PageDouble>
}

/** Starts the built main process on a double; it may refuse to open a window. */
export async function startDesktop(
  options: Partial<Parameters<typeof createElectronDouble>[0]> & { readonly args?: readonly string[] } = {},
): Promise<{ readonly electron: ElectronDouble; readonly folder: string }> {
  const folder = testFolder()
  const userData = options.userData ?? join(folder, 'user-data')
  mkdirSync(userData, { recursive: true })
  const electron = createElectronDouble({ ...options, userData })
  const before = process.argv
  process.argv = ['electron', root, ...(options.args ?? ['--workspace', join(folder, 'workspace.sqlite')])]
  process.env['QUARTERMASTER_CHECKS_OUTPUT'] = '1'
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  await import(join(root, 'out/main/index.js'))
  electron.app.becomeReady()
  onTestFinished(async () => {
    electron.app.quit()
    await electron.app.exited
    process.argv = before
  })
  return { electron, folder }
}

/** Starts the built application and waits for its page. */
export async function launchDesktop(options: Parameters<typeof startDesktop>[0] = {}): Promise<Desktop> {
  const { electron, folder } = await startDesktop(options)
  const window = await vi.waitFor(() => {
    const [first] = electron.windows
    if (first === undefined) throw new Error(`no window: ${electron.shown.errors.join(' ')}`)
    return first
  }, WAIT)
  const { world } = await window.loaded
  return {
    electron,
    window,
    folder,
    bridge: world['bridge'] as Bridge<File>,
    openSecondWindow: () => electron.openWindow(window.options),
  }
}
