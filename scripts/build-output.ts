import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json']
const OUTPUTS = [
  'out/main/index.js',
  'out/main/serve.js',
  'out/main/core-worker.js',
  'out/main/bulk-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const LOCK = 'node_modules/.cache/quartermaster-build-lock'
const ABANDONED_AFTER_MS = 180_000

/** Builds `out/` when it is missing or older than its sources; false when the build failed, after its errors were shown. */
export async function ensureBuilt(root: string, say: (line: string) => void): Promise<boolean> {
  if (!isBuildStale(root)) return true
  const lock = join(root, LOCK)
  mkdirSync(join(lock, '..'), { recursive: true })
  while (!takeLock(lock)) await wait(200)
  try {
    // Whoever held the lock may have built it meanwhile.
    if (!isBuildStale(root)) return true
    say('Building Quartermaster …')
    return await build(root)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** True when a source is newer than an output, or an output is missing. */
export function isBuildStale(root: string): boolean {
  const outputs = OUTPUTS.map((path) => join(root, path))
  if (!outputs.every((path) => existsSync(path))) return true
  const oldestOutput = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
  return SOURCES.some((path) => newestIn(join(root, path)) > oldestOutput)
}

/** The time of the newest file or folder; a folder is as new as the last file added or removed. */
function newestIn(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > ABANDONED_AFTER_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

function build(root: string): Promise<boolean> {
  const program = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  // Its output goes to standard error: standard output is for the address alone.
  const child = spawn(process.execPath, [program, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
  })
}
