import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { findElectron, runElectron } from '../../../scripts/electron-binary.ts'
import { testFolder } from '../../support/test-folder.ts'

/** A project with an electron package; `install` is what fetching the binary does. */
function projectWithElectron(install: string): { readonly root: string; readonly program: string } {
  const root = testFolder()
  const folder = join(root, 'node_modules/electron')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'install.js'), install)
  return { root, program: join(folder, 'dist/electron') }
}

const FETCHES = `
const { writeFileSync } = require('node:fs')
writeFileSync(__dirname + '/path.txt', 'electron')
writeFileSync(__dirname + '/dist/electron', 'a binary')
`

function stubDisplay(): void {
  vi.stubEnv('DISPLAY', ':0')
  // Behind a proxy nothing is probed: the download itself has to try.
  vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9')
}

test('the binary is fetched once, and then taken as it is', async () => {
  stubDisplay()
  const { root, program } = projectWithElectron(FETCHES)
  const said: string[] = []
  expect(await findElectron(root, (line) => said.push(line))).toEqual({ program })
  expect(said[0]).toBe('Fetching Electron, once …')
  writeFileSync(join(root, 'node_modules/electron/install.js'), 'process.exit(1)')
  expect(await findElectron(root, () => {})).toEqual({ program })
})

test('a download that fails is a reason, not an exception', async () => {
  stubDisplay()
  const { root } = projectWithElectron('process.exit(1)')
  expect(await findElectron(root, () => {})).toEqual({ why: 'its binary could not be fetched' })
  expect(await findElectron(testFolder(), () => {})).toEqual({ why: 'the electron package is not installed' })
})

test('without a network the download is not even tried', async () => {
  vi.stubEnv('DISPLAY', ':0')
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, '')
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/')
  const { root } = projectWithElectron(FETCHES)
  const said: string[] = []
  expect(await findElectron(root, (line) => said.push(line))).toEqual({
    why: 'its binary is not installed and cannot be fetched',
  })
  expect(said).toEqual([])
})

test.each([
  ['exit 0', { kind: 'ended', code: 0 }],
  ['exit 3', { kind: 'ended', code: 3 }],
  ['exit 127', { kind: 'not-run', why: 'it ended with code 127' }],
  ['kill -TRAP $$', { kind: 'not-run', why: 'it ended with SIGTRAP' }],
])('a window process that does “%s” ended as %o', async (script, end) => {
  const program = join(testFolder(), 'electron')
  writeFileSync(program, `#!/bin/sh\n${script}\n`)
  chmodSync(program, 0o755)
  expect(await runElectron(program, [])).toEqual(end)
})

test('a program that is not there was not run', async () => {
  expect(await runElectron(join(testFolder(), 'electron'), [])).toMatchObject({ kind: 'not-run' })
})
