import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { setFuses } from './fuses.ts'

/** The desktop shell on this machine, or why there is none. */
export type ElectronBinary = { readonly program: string } | { readonly why: string }
/** How a run ended; `not-run` when the window never came up. */
export type ElectronEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'not-run'; readonly why: string }

const PROBE_LIMIT_MS = 5_000
const FETCH_LIMIT_MS = 600_000
const STARTUP_MS = 15_000

/** Finds the Electron binary of this project, fetching it once when that is possible, and sets its fuses. */
export async function findElectron(root: string, say: (line: string) => void): Promise<ElectronBinary> {
  const { env, platform } = process
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { why: 'there is no display' }
  const folder = join(root, 'node_modules/electron')
  if (!existsSync(join(folder, 'install.js'))) return { why: 'the electron package is not installed' }
  if (installedProgram(folder) === null) {
    if (!(await canReachDownloads())) return { why: 'its binary is not installed and cannot be fetched' }
    say('Fetching Electron, once …')
    if (!(await fetchElectron(folder))) return { why: 'its binary could not be fetched' }
  }
  const program = installedProgram(folder)
  if (program === null) return { why: 'its binary is not complete' }
  await setFuses(program, say)
  return { program }
}

/** Runs the window until it is closed. */
export function runElectron(program: string, args: readonly string[]): Promise<ElectronEnd> {
  const startedAt = performance.now()
  const child = spawn(program, args, { stdio: 'inherit' })
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isStopped = true
      child.kill(signal)
    })
  }
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'not-run', why: message }))
    child.once('exit', (code, signal) => {
      // Missing libraries and a sandbox that the system does not allow show at once, and in these two ways.
      const isCrash = code === 126 || code === 127 || (signal !== null && !isStopped)
      if (isCrash && performance.now() - startedAt < STARTUP_MS) {
        resolve({ kind: 'not-run', why: `it ended with ${signal ?? `code ${code}`}` })
      } else {
        resolve({
          kind: 'ended',
          code: code ?? (isStopped ? 0 : 128 + constants.signals[signal ?? 'SIGTERM']),
        })
      }
    })
  })
}

function installedProgram(folder: string): string | null {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const program = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  )
  return existsSync(program) ? program : null
}

/** Whether it is worth trying: without a network the download itself would only give up after minutes. */
async function canReachDownloads(): Promise<boolean> {
  if (isBehindProxy()) return true
  const { env } = process
  const mirror =
    env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron'
  return fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) }).then(
    () => true,
    () => false,
  )
}

function isBehindProxy(): boolean {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => process.env[name])
}

function fetchElectron(folder: string): Promise<boolean> {
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
    env: isBehindProxy() ? { ...process.env, ELECTRON_GET_USE_PROXY: 'true' } : process.env,
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
