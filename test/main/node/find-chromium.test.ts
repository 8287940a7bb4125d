import { expect, test } from 'vitest'
import { findChromium } from '../../../src/main/node/find-chromium.ts'

test.each([
  ['linux', { PATH: '/usr/local/bin::/usr/bin' }, '/usr/bin/chromium'],
  ['linux', { PATH: '/usr/bin' }, '/snap/bin/chromium'],
  [
    'darwin',
    { HOME: '/Users/me' },
    '/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  [
    'win32',
    { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
] as const)('on %s with %o the browser at %s is found', (platform, env, program) => {
  expect(findChromium({ platform, env, exists: (path) => path === program })).toBe(program)
})

test('Chrome is preferred, and none is no error', () => {
  const env = { PATH: '/usr/bin' }
  expect(findChromium({ platform: 'linux', env, exists: () => true })).toBe('/usr/bin/google-chrome')
  expect(findChromium({ platform: 'linux', env: {}, exists: () => false })).toBeNull()
})
