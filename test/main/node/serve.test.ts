import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runProgram, type RunningProgram } from '../../support/run-program.ts'
import { testFolder } from '../../support/test-folder.ts'

const SERVE = 'out/main/serve.js'
const OLD_NODE =
  'Quartermaster needs Node 24 or newer and this is Node 20.19.1: run npm install, then npm start, which brings its own.\n'

/** Starts the built server on a workspace of the test. */
function serve(folder: string, more: readonly string[] = []): RunningProgram {
  return runProgram(SERVE, [
    '--shell',
    'browser',
    '--no-open',
    '--workspace',
    join(folder, 'pool.sqlite'),
    ...more,
  ])
}

describe('a start that only serves', () => {
  test('prints one line with the address, and the address opens the application', async () => {
    const program = serve(testFolder(), ['--port', '0'])
    const line = await program.line('Ready')
    expect(line).toMatch(/^Ready at http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}$/)
    const response = await fetch(line.replace('Ready at ', ''), { redirect: 'manual' })
    expect(response.status).toBe(303)
    program.stop('SIGINT')
    expect(await program.ended).toEqual({ code: 0, stdout: `${line}\n`, stderr: '' })
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it cleanly within two seconds',
    async (signal) => {
      const folder = testFolder()
      const program = serve(folder)
      await program.line('Ready')
      expect(existsSync(join(folder, 'pool.sqlite-wal'))).toBe(true)
      const stoppedAt = performance.now()
      program.stop(signal)
      expect((await program.ended).code).toBe(0)
      expect(performance.now() - stoppedAt).toBeLessThan(2_000)
      expect(existsSync(join(folder, 'pool.sqlite-wal'))).toBe(false)
    },
  )

  test('makes the folder of a workspace that is not there yet', async () => {
    const folder = join(testFolder(), 'new', 'folder')
    const program = serve(folder)
    await program.line('Ready')
    program.stop('SIGINT')
    await program.ended
    expect(existsSync(join(folder, 'pool.sqlite'))).toBe(true)
  })
})

describe('a start that cannot go on ends with one sentence and exit code 1', () => {
  const sentence = (stderr: string): unknown => ({ code: 1, stdout: '', stderr: `${stderr}\n` })

  test('when the workspace is open already', async () => {
    const folder = testFolder()
    await serve(folder).line('Ready')
    expect(await serve(folder).ended).toEqual(
      sentence(
        `The workspace ${join(folder, 'pool.sqlite')} is open in another window: go on there, or close it and start again.`,
      ),
    )
  })

  test('when the file is no workspace, and leaves it as it is', async () => {
    const folder = testFolder()
    const file = join(folder, 'pool.sqlite')
    writeFileSync(file, 'account_id;marketplace_id\n'.repeat(100))
    const before = readFileSync(file)
    expect(await serve(folder).ended).toEqual(
      sentence(
        `The file ${file} cannot be read as a workspace (file is not a database): put back a backup from ${file}-backups, or open another file with --workspace.`,
      ),
    )
    expect(readFileSync(file)).toEqual(before)
  })

  test('when the port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    expect(await serve(testFolder(), ['--port', String(port)]).ended).toEqual(
      sentence(
        `Port ${port} cannot be used (EADDRINUSE): choose another with --port, or 0 for any free one.`,
      ),
    )
  })

  test.each([SERVE, 'scripts/start.mjs'])('when a flag is unknown to %s', async (script) => {
    expect(await runProgram(script, ['--colour', 'red']).ended).toEqual(
      sentence('There is no flag --colour; npm start -- --help shows the flags.'),
    )
  })

  test.each([SERVE, 'scripts/start.mjs'])('when Node is too old for %s', async (script) => {
    const program = runProgram(script, ['--no-open'], { version: '20.19.1' })
    expect(await program.ended).toEqual({ code: 1, stdout: '', stderr: OLD_NODE })
  })
})

test('the entry loads nothing but Node’s own modules before it has looked at the version', () => {
  const script = readFileSync(join(import.meta.dirname, '../../..', SERVE), 'utf8')
  const early = [...script.matchAll(/^import\b.*?["']([^"']+)["'];?$/gm)].map(([, name]) => name)
  expect(early.filter((name) => !name?.startsWith('node:'))).toEqual([])
})

test('--help shows every flag', async () => {
  const { code, stdout } = await runProgram('scripts/start.mjs', ['--help']).ended
  expect(code).toBe(0)
  for (const flag of ['--workspace', '--sample', '--shell', '--no-open', '--port', '--help']) {
    expect(stdout).toContain(flag)
  }
})

test('npm start serves the same way', async () => {
  const folder = testFolder()
  const args = ['--shell', 'browser', '--no-open', '--port', '0', '--workspace', join(folder, 'pool.sqlite')]
  const program = runProgram('scripts/start.mjs', args)
  const line = await program.line('Ready at')
  program.stop('SIGINT')
  expect(await program.ended).toMatchObject({ code: 0, stdout: `${line}\n` })
})

describe('--sample', () => {
  test('opens a made-up workspace that is gone afterwards', async () => {
    const temporary = testFolder()
    const program = runProgram(SERVE, ['--no-open', '--sample'], { env: { TMPDIR: temporary } })
    await program.line('Ready')
    expect(readdirSync(temporary)).toContainEqual(expect.stringMatching(/^quartermaster-sample-/))
    program.stop('SIGINT')
    expect((await program.ended).code).toBe(0)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('writes it to a file that is named, once', async () => {
    const file = join(testFolder(), 'sample.sqlite')
    const sizes: number[] = []
    while (sizes.length < 2) {
      const program = runProgram(SERVE, ['--no-open', '--sample', '--workspace', file])
      await program.line('Ready')
      program.stop('SIGINT')
      expect((await program.ended).code).toBe(0)
      sizes.push(statSync(file).size)
    }
    expect(sizes[0]).toBeGreaterThan(100_000)
    expect(sizes[1]).toBe(sizes[0])
  })
})
