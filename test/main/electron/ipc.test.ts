import { describe, expect, test } from 'vitest'
import { DESKTOP_CHANNELS } from '../../../src/shared/desktop-channels.ts'
import { launchDesktop } from '../../support/launch-desktop.ts'

describe('messages', () => {
  test('are answered to the main frame of our own page only', async () => {
    const { window } = await launchDesktop()
    const { event: _outgoing, ...incoming } = DESKTOP_CHANNELS
    const strangers = [
      { url: 'https://evil.example/' },
      { url: 'app://quartermaster.evil.example/' },
      { url: 'app://quartermaster/' },
      null,
    ]
    for (const channel of Object.values(incoming)) {
      for (const frame of strangers) {
        await expect(window.sendAs(frame, channel, 'jobs.list', {})).rejects.toThrow('not ours was refused')
      }
    }
  })

  test('our own frame that was led elsewhere is a stranger too', async () => {
    const { window } = await launchDesktop()
    await window.loaded
    Object.assign((window as unknown as { mainFrame: { url: string } }).mainFrame, {
      url: 'https://evil.example/',
    })
    await expect(window.sendAs('main', DESKTOP_CHANNELS.invoke, 'jobs.list', {})).rejects.toThrow(
      'was refused',
    )
  })

  test('of the wrong form are refused', async () => {
    const { window } = await launchDesktop()
    await window.loaded
    const wrong: [string, unknown[]][] = [
      [DESKTOP_CHANNELS.invoke, [7, {}]],
      [DESKTOP_CHANNELS.takeFiles, ['/etc/passwd']],
      [DESKTOP_CHANNELS.pickFiles, [{ isMultiple: true, extensions: ['../x'] }]],
      [DESKTOP_CHANNELS.saveFile, [null]],
    ]
    for (const [channel, values] of wrong) {
      await expect(window.sendAs('main', channel, ...values)).rejects.toThrow('Error invoking remote method')
    }
  })

  test('dialogs ask for what the window wants', async () => {
    const { electron, bridge } = await launchDesktop()
    await bridge.pickFiles({ isMultiple: true, extensions: ['csv', 'txt'] })
    await bridge.pickFiles({ isMultiple: false, extensions: [] })
    expect(await bridge.saveFile('accounts.csv')).toBeNull()
    expect(electron.shown.dialogs).toEqual([
      {
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Matching files', extensions: ['csv', 'txt'] },
          { name: 'All files', extensions: ['*'] },
        ],
      },
      { properties: ['openFile'], filters: [] },
      { defaultPath: 'accounts.csv' },
    ])
  })

  test('only https links and mails are opened outside', async () => {
    const { electron, bridge } = await launchDesktop()
    const mail = 'mailto:anna@acme.example,ben@acme.example?subject=A%20B&body=C'
    await bridge.openExternal('https://docs.example/roles')
    await bridge.openExternal(mail)
    for (const url of [
      'http://docs.example/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x',
      'no link',
    ]) {
      await expect(bridge.openExternal(url)).rejects.toThrow('Error invoking remote method')
    }
    expect(electron.shown.external).toEqual(['https://docs.example/roles', mail])
  })
})
