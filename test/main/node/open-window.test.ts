import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeBrowser } from '../../support/fake-browser.ts'
import { runProgram } from '../../support/run-program.ts'
import { testFolder } from '../../support/test-folder.ts'

const OPEN_LINE = 'Quartermaster is open in a window of its own; close it, or press Ctrl+C here, to end it.'

test('without Electron npm start says so in one line and opens the same application in Chromium; closing it ends all', async () => {
  const folder = testFolder()
  const env = fakeBrowser(folder, 'opens-and-closes')
  const program = runProgram('scripts/start.mjs', ['--workspace', join(folder, 'pool.sqlite')], { env })
  expect(await program.ended).toMatchObject({
    code: 0,
    stdout: `No Electron window can be opened here (there is no display); opening Quartermaster in a browser instead.\n${OPEN_LINE}\n`,
  })
})

test('a Chromium that cannot open a window leaves the address for another browser', async () => {
  const folder = testFolder()
  const env = fakeBrowser(folder, 'cannot-start')
  const args = ['--shell', 'chromium', '--workspace', join(folder, 'pool.sqlite')]
  const program = runProgram('out/main/serve.js', args, { env })
  expect(await program.line('Ready at')).toMatch(/^Ready at http:\/\/127\.0\.0\.1:\d+\/\?key=/)
  program.stop('SIGINT')
  expect(await program.ended).toMatchObject({
    code: 0,
    stderr: `${join(folder, 'bin/google-chrome')} could not open a window; trying the default browser.\n`,
  })
})

test('Ctrl+C ends the application while its window is open', async () => {
  const folder = testFolder()
  const env = fakeBrowser(folder, 'opens-and-closes')
  const program = runProgram('out/main/serve.js', ['--workspace', join(folder, 'pool.sqlite')], { env })
  await program.line('Quartermaster is open')
  const stoppedAt = performance.now()
  program.stop('SIGINT')
  expect(await program.ended).toEqual({ code: 0, stdout: `${OPEN_LINE}\n`, stderr: '' })
  expect(performance.now() - stoppedAt).toBeLessThan(3_000)
})

test('--shell electron without a display is one sentence and exit code 1', async () => {
  const env = { DISPLAY: '', WAYLAND_DISPLAY: '' }
  const program = runProgram('scripts/start.mjs', ['--shell', 'electron'], { env })
  const { code, stdout, stderr } = await program.ended
  expect({ code, stdout, last: stderr.trimEnd().split('\n').at(-1) }).toEqual({
    code: 1,
    stdout: '',
    last: 'No Electron window can be opened here: there is no display.',
  })
})
