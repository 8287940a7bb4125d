import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { once } from 'node:events'
import { expect, vi } from 'vitest'

/** Starts a program of its own and kills it as soon as it says a line that matches. */
export async function killAt(program: URL, args: readonly string[], wanted: RegExp): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  )
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) {
    last = line
    if (!wanted.test(line)) continue
    child.kill('SIGKILL')
    break
  }
  expect(last).toMatch(wanted)
  expect(await ended).toBe('SIGKILL')
}

/** Starts a program of its own and kills it as soon as `expected` no longer throws. */
export async function killWhen(program: URL, args: readonly string[], expected: () => void): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: 'inherit' })
  const ended = once(child, 'exit')
  await vi.waitFor(expected, { timeout: 25_000 })
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
}
