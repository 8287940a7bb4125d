import { readFileSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { launchDesktop, startDesktop } from '../../support/launch-desktop.ts'

const preloadFile = join(import.meta.dirname, '../../../out/preload/index.cjs')

describe('the window', () => {
  test('is sandboxed, isolated and without Node, shown when it is ready', async () => {
    const { window } = await launchDesktop()
    expect(window.options).toMatchObject({
      show: false,
      webPreferences: {
        preload: preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      },
    })
    expect(window.calls).toEqual(['show'])
  })

  test('comes back where it was', async () => {
    const { electron, window, folder } = await launchDesktop()
    window.close()
    await electron.app.exited
    const stateFile = join(folder, 'user-data/window.json')
    const saved = { x: 10, y: 20, width: 1440, height: 900, isMaximized: false }
    expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toEqual(saved)

    writeFileSync(stateFile, JSON.stringify({ ...saved, x: 300, isMaximized: true }))
    const again = await launchDesktop({ userData: join(folder, 'user-data') })
    expect(again.window.options).toMatchObject({ x: 300, y: 20, width: 1440, height: 900 })
    expect(again.window.calls).toEqual(['maximize', 'show'])
  })

  test('asks before it is closed on something that would be lost, and stays when it is told to', async () => {
    const { electron, window } = await launchDesktop()
    window.isHeld = true
    electron.answers.button = 0
    expect(window.close()).toBe(false)
    expect(electron.shown.dialogs).toEqual([
      {
        type: 'question',
        message: 'An import is not finished.',
        detail:
          'When the window is closed, what was matched, mended and typed over is forgotten. The pool and the files stay as they are.',
        buttons: ['Stay', 'Leave'],
        defaultId: 0,
        cancelId: 0,
      },
    ])
    electron.answers.button = 1
    expect(window.close()).toBe(true)
    expect(await electron.app.exited).toBe(0)
  })

  test('a second start brings the first window to the front and opens none of its own', async () => {
    const { electron, window } = await launchDesktop()
    electron.app.module.emit('second-instance')
    expect(window.calls).toEqual(['show', 'restore', 'focus'])

    const second = await startDesktop({ hasLock: false })
    expect(await second.electron.app.exited).toBe(0)
    expect(second.electron.windows).toEqual([])
  })
})

describe('the preload script', () => {
  test('is CommonJS that requires nothing but electron', () => {
    const script = readFileSync(preloadFile, 'utf8')
    expect([...script.matchAll(/\brequire\(([^)]*)\)/g)].map(([, what]) => what)).toEqual(['"electron"'])
    expect(script).not.toMatch(/^\s*(?:import|export)\b/m)
    expect(builtinModules.filter((name) => script.includes(`node:${name}`))).toEqual([])
  })

  test('gives the page the bridge and nothing else', async () => {
    const { window } = await launchDesktop()
    const { world } = await window.loaded
    expect(Object.keys(world)).toEqual(['bridge'])
    expect(Object.keys(world['bridge'] as object).toSorted()).toEqual([
      'deliver',
      'host',
      'invoke',
      'onConnection',
      'openExternal',
      'pickFiles',
      'saveFile',
      'subscribe',
      'takeFiles',
    ])
  })
})
