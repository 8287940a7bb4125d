import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { LAUNCH_HELP, readLaunchOptions } from '../src/main/core/host/launch-options.ts'
import { ensureBuilt } from './build-output.ts'
import { findElectron, runElectron } from './electron-binary.ts'

const root = join(import.meta.dirname, '..')

/** `npm start`: builds what is missing, then opens the desktop window or, where that cannot be had, a browser. */
export async function startApplication(args: readonly string[]): Promise<void> {
  const request = readLaunchOptions(args)
  if (request.kind === 'help') return console.log(LAUNCH_HELP)
  if (request.kind === 'refused') return fail(request.why)
  if (!(await ensureBuilt(root, console.error))) return fail('Quartermaster could not be built; see above.')

  const { shell, opensWindow } = request.options
  if (opensWindow && (shell === 'auto' || shell === 'electron')) {
    const why = await tryElectron(args)
    if (why === null) return
    if (shell === 'electron') return fail(`No Electron window can be opened here: ${why}.`)
    console.log(`No Electron window can be opened here (${why}); opening Quartermaster in a browser instead.`)
  }
  await import(pathToFileURL(join(root, 'out/main/serve.js')).href)
}

/** Runs the desktop window to its end; answers why that was not possible, or null when it was. */
async function tryElectron(args: readonly string[]): Promise<string | null> {
  const electron = await findElectron(root, console.error)
  if ('why' in electron) return electron.why
  const end = await runElectron(electron.program, [root, ...args])
  if (end.kind === 'not-run') return end.why
  process.exitCode = end.code
  return null
}

function fail(why: string): void {
  console.error(why)
  process.exitCode = 1
}
