import { expect, test } from 'vitest'
import { readLaunchOptions, type LaunchOptions } from '../../../../src/main/core/host/launch-options.ts'

const DEFAULTS: LaunchOptions = {
  shell: 'auto',
  opensWindow: true,
  port: 0,
  workspaceFile: null,
  isSample: false,
}

test.each<[string, Partial<LaunchOptions>]>([
  ['', {}],
  [
    '--shell browser --no-open --port 0 --workspace a.sqlite',
    { shell: 'browser', opensWindow: false, workspaceFile: 'a.sqlite' },
  ],
  ['--port=4711 --workspace=-odd.sqlite', { port: 4711, workspaceFile: '-odd.sqlite' }],
  ['--sample', { isSample: true }],
  ['--sample --workspace made-up.sqlite', { isSample: true, workspaceFile: 'made-up.sqlite' }],
  ['--shell electron', { shell: 'electron' }],
  ['--shell chromium --', { shell: 'chromium' }],
])('“%s” is understood', (line, options) => {
  expect(readLaunchOptions(line.split(' ').filter(Boolean))).toEqual({
    kind: 'start',
    options: { ...DEFAULTS, ...options },
  })
})

test.each([
  ['--colour', 'There is no flag --colour'],
  ['--constructor', 'There is no flag --constructor'],
  ['-p 1', 'There is no flag -p'],
  ['pool.sqlite', '“pool.sqlite” is not a flag'],
  ['--workspace', '--workspace needs a value'],
  ['--workspace --sample', '--workspace needs a value'],
  ['--workspace=', '--workspace needs a value'],
  ['--sample=yes', '--sample takes no value'],
  ['--shell vim', '--shell is one of auto, electron, chromium, browser'],
  ['--port 70000', '--port is a number from 0 to 65535'],
  ['--port http', '--port is a number from 0 to 65535'],
  ['--port 1e3', '--port is a number from 0 to 65535'],
  ['--no-open --shell electron', '--no-open and --shell electron exclude each other'],
])('“%s” is one sentence', (line, what) => {
  expect(readLaunchOptions(line.split(' '))).toEqual({
    kind: 'refused',
    why: `${what}; npm start -- --help shows the flags.`,
  })
})

test('Electron’s host leaves Chromium’s flags alone', () => {
  const args = ['--no-sandbox', '--lang=de', 'stray', '--workspace', 'a.sqlite']
  expect(readLaunchOptions(args, { ignoresUnknown: true })).toEqual({
    kind: 'start',
    options: { ...DEFAULTS, workspaceFile: 'a.sqlite' },
  })
})

test('help wins over everything that is understood', () => {
  expect(readLaunchOptions(['--help', '--sample'])).toEqual({ kind: 'help' })
})
