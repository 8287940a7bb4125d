import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** A program of this project, running in a process of its own. */
export interface RunningProgram {
  /** Resolves with the first line of standard output that has the text in it. */
  line(part: string): Promise<string>
  /** Sends the signal, as Ctrl+C does. */
  stop(signal: NodeJS.Signals): void
  /** How it ended and everything it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

/** Runs a script of the project with the Node that runs the tests; `version` makes it believe in another one. */
export function runProgram(
  script: string,
  args: readonly string[],
  options: { readonly version?: string; readonly env?: Readonly<Record<string, string>> } = {},
): RunningProgram {
  const child = spawn(process.execPath, [...pretending(options.version), join(root, script), ...args], {
    env: { ...process.env, ...options.env },
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text))
  }
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  return {
    line: (part) => waitForLine(child, said, part),
    stop: (signal) => void child.kill(signal),
    ended,
  }
}

function pretending(version: string | undefined): readonly string[] {
  if (version === undefined) return []
  const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`]
}

function waitForLine(
  child: ChildProcess,
  said: { stdout: string; stderr: string },
  part: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const line = said.stdout
        .split('\n')
        .slice(0, -1)
        .find((each) => each.includes(part))
      if (line !== undefined) resolve(line)
    }
    child.stdout?.on('data', look)
    child.once('close', () => reject(new Error(`ended without “${part}”: ${said.stdout}${said.stderr}`)))
    look()
  })
}
