import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { launchDesktop, startDesktop } from '../../support/launch-desktop.ts'

describe('start and end', () => {
  test('quitting closes the core first: the workspace is free again', async () => {
    const { electron, bridge, folder } = await launchDesktop()
    await bridge.invoke('jobs.list', {})
    expect(existsSync(join(folder, 'workspace.sqlite-wal'))).toBe(true)
    electron.app.quit()
    expect(await electron.app.exited).toBe(0)
    expect(existsSync(join(folder, 'workspace.sqlite-wal'))).toBe(false)
  })

  test('closing the window ends the application', async () => {
    const { electron, window } = await launchDesktop()
    window.close()
    expect(await electron.app.exited).toBe(0)
  })

  test('a workspace that is open elsewhere is told in a message box, and the start ends with 1', async () => {
    const first = await launchDesktop()
    const workspaceFile = join(first.folder, 'workspace.sqlite')
    const second = await startDesktop({ args: ['--workspace', workspaceFile] })
    expect(await second.electron.app.exited).toBe(1)
    expect(second.electron.windows).toEqual([])
    expect(second.electron.shown.errors).toEqual([
      `Quartermaster cannot start: The workspace ${workspaceFile} is open in another window: go on there, or close it and start again.`,
    ])
  })

  test('flags of Chromium are none of our business, wrong ones of ours are told', async () => {
    const folder = (await startDesktop({ hasLock: false })).folder
    const args = ['--disable-gpu', '--lang=de', '--workspace', join(folder, 'other.sqlite')]
    const { bridge } = await launchDesktop({ args })
    expect(await bridge.invoke('jobs.list', {})).toMatchObject({ ok: true })

    const wrong = await startDesktop({ args: ['--workspace'] })
    expect(await wrong.electron.app.exited).toBe(1)
    await vi.waitFor(() =>
      expect(wrong.electron.shown.errors).toEqual([
        'Quartermaster cannot start: --workspace needs a value; npm start -- --help shows the flags.',
      ]),
    )
  })
})
