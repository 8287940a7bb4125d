import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Runs one scenario in a process of its own, so that memory and caches are its own, and returns what it measured. */
export function inChild<Measured>(scenario: string, input: Readonly<Record<string, unknown>>): Measured {
  const script = fileURLToPath(new URL('./scenario.ts', import.meta.url))
  const child = spawnSync(process.execPath, ['--expose-gc', script, scenario, JSON.stringify(input)], {
    env: { ...process.env, QUARTERMASTER_WORKERS: join(import.meta.dirname, '../out/main') },
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  const last = child.stdout.trim().split('\n').at(-1) ?? ''
  if (child.status !== 0) throw new Error(`${scenario} failed: ${child.stderr.slice(-2000)}`)
  // The scenario's own return value, printed by bench/scenario.ts.
  return JSON.parse(last) as Measured
}
