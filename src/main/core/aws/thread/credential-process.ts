import { exec } from 'node:child_process'
import { externalDataInterceptor } from '@smithy/shared-ini-file-loader'
import { timeLimits } from './time-limits.ts'

/** No program prints more than this for credentials. Bytes. */
const MOST_OUTPUT = 1024 * 1024

type Callback = (error: Error | null, output?: { readonly stdout: string }) => void

/**
 * Bounds every credential_process in time, and keeps its command line and what it printed out of errors: the SDK puts
 * both into the message of its own. Holds for the whole thread; the SDK asks here for what runs its programs.
 */
export function boundCredentialProcesses(): void {
  externalDataInterceptor.getTokenRecord()['exec'] = run
}

function run(command: string, callback: Callback): void {
  const timeout = timeLimits().programMs
  exec(
    command,
    { timeout, killSignal: 'SIGKILL', maxBuffer: MOST_OUTPUT, windowsHide: true },
    (error, stdout) => {
      if (error === null) return callback(null, { stdout })
      callback(new Error(reasonOf(error, timeout)))
    },
  )
}

function reasonOf({ killed, code }: { killed?: boolean; code?: number | string }, timeoutMs: number): string {
  if (killed === true) return `credential_process did not end within ${timeoutMs / 1000} seconds`
  return typeof code === 'number'
    ? `credential_process ended with code ${code}`
    : 'credential_process could not be run'
}
