import { existsSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { setFuses } from '../../../scripts/fuses.ts'
import { testFolder } from '../../support/test-folder.ts'

const ON = '1'.charCodeAt(0)
const OFF = '0'.charCodeAt(0)

/** A program with a fuse wire in it, as Electron's has: nine fuses, those on that Electron ships on. */
function programWithFuses(folder: string): string {
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const wire = Buffer.from('101100011')
  const program = join(folder, 'electron')
  writeFileSync(program, Buffer.concat([Buffer.alloc(5000), sentinel, Buffer.from([1, wire.length]), wire]))
  return program
}

test('Electron’s binary can no longer be used as a plain Node, and each binary is changed once', async () => {
  const folder = testFolder()
  const program = programWithFuses(folder)
  const said: string[] = []
  await setFuses(program, (line) => said.push(line))
  const { version: _version, ...fuses } = await getCurrentFuseWire(program)
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: OFF,
    [FuseV1Options.EnableCookieEncryption]: ON,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
    [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
  })
  const { mtimeMs } = statSync(program)
  await setFuses(program, (line) => said.push(line))
  expect({ mtimeMs: statSync(program).mtimeMs, said }).toEqual({ mtimeMs, said: [] })

  const replaced = programWithFuses(folder)
  utimesSync(replaced, 0, 0)
  await setFuses(replaced, (line) => said.push(line))
  expect(await getCurrentFuseWire(replaced)).toMatchObject({ [FuseV1Options.RunAsNode]: OFF })
})

test('a program without fuses is told in one line and tried again the next time', async () => {
  const folder = testFolder()
  const program = join(folder, 'electron')
  writeFileSync(program, 'no fuses here')
  const said: string[] = []
  await setFuses(program, (line) => said.push(line))
  expect(said).toEqual([expect.stringMatching(/^Electron's fuses could not be set: /)])
  expect(existsSync(join(folder, '.fuses-set'))).toBe(false)
})
