import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { launchDesktop } from '../../support/launch-desktop.ts'

const rendererFolder = join(import.meta.dirname, '../../../out/renderer')

describe('app://', () => {
  test('is a secure origin of its own, registered in time', async () => {
    const { electron } = await launchDesktop()
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  test('serves the built window, every answer under the strict policy', async () => {
    const { electron } = await launchDesktop()
    const page = await electron.request('app://quartermaster/')
    expect(await page.text()).toBe(readFileSync(join(rendererFolder, 'index.html'), 'utf8'))
    const missing = await electron.request('app://quartermaster/missing.js')
    expect([page.status, missing.status]).toEqual([200, 404])
    for (const { headers } of [page, missing]) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; .*base-uri 'none'; frame-ancestors 'none'; form-action 'none'$/,
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('leads nowhere else, however it is asked', async () => {
    const { electron } = await launchDesktop()
    const asked: [string, string][] = [
      ['GET', 'app://quartermaster/../main/index.js'],
      ['GET', 'app://quartermaster/..%2fmain%2findex.js'],
      ['GET', 'app://quartermaster/%2e%2e/main/index.js'],
      ['GET', 'app://elsewhere/index.html'],
      ['POST', 'app://quartermaster/index.html'],
    ]
    for (const [method, url] of asked) {
      const { status } = await electron.request(url, method)
      expect({ url, status }).toEqual({ url, status: 404 })
    }
  })
})

describe('what the window never may', () => {
  test('no permission is granted', async () => {
    const { electron } = await launchDesktop()
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
    ]) {
      const asked = electron.asksPermission(permission)
      expect({ permission, ...asked }).toEqual({
        permission,
        requested: false,
        checked: false,
        device: false,
      })
    }
  })

  test('it opens no window, embeds no page and goes nowhere else', async () => {
    const { window } = await launchDesktop()
    const away = 'https://evil.example/'
    expect({
      popup: window.opensWindow(away),
      ownPopup: window.opensWindow('app://quartermaster/'),
      webview: window.navigates('will-attach-webview', away),
      navigation: window.navigates('will-navigate', away),
      lookalike: window.navigates('will-navigate', 'app://quartermaster.evil.example/'),
      file: window.navigates('will-frame-navigate', 'file:///etc/passwd'),
      redirect: window.navigates('will-redirect', 'app://quartermaster/'),
      reload: window.navigates('will-navigate', 'app://quartermaster/'),
    }).toEqual({
      popup: false,
      ownPopup: false,
      webview: false,
      navigation: false,
      lookalike: false,
      file: false,
      redirect: false,
      reload: true,
    })
  })
})
