import { parentPort } from 'node:worker_threads'
import { createLog } from '../log.ts'
import type { Outcome } from '../jobs/protocol.ts'
import { Refusal } from '../refusal.ts'
import { callNamed } from './thread/calls.ts'
import { answerMfa } from './thread/mfa-desk.ts'
import type { ToAwsThread } from './thread/protocol.ts'
import { forgetSessions } from './thread/session.ts'
import { tell } from './thread/tell.ts'
import { watchSharedFiles } from './thread/watch-shared-files.ts'

/** Entry of the AWS thread: profiles, credentials and requests to AWS live here and nowhere else. */
const port = parentPort
if (port === null) throw new Error('aws-worker is started as a worker thread')
const log = createLog((line) => tell({ kind: 'log', line }))
const running = new Map<number, AbortController>()

async function run({ id, name, input }: Extract<ToAwsThread, { kind: 'call' }>): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  const outcome = await settle(name, () =>
    callNamed(name)(input, {
      signal: controller.signal,
      note: (note) => tell({ kind: 'note', id, note }),
    }),
  )
  running.delete(id)
  tell({ kind: 'ended', id, outcome })
}

async function settle(what: string, work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, failure: error.failure }
    return { ok: false, failure: { code: 'unexpected', reference: log.bug(withoutText(error), what) } }
  }
}

/** A bug as the log may have it: what it is and where it arose. Texts of the SDK may hold what a program printed. */
function withoutText(error: unknown): Error {
  const named = new Error(error instanceof Error ? error.name : typeof error)
  const places = error instanceof Error ? (error.stack ?? '').match(/^ {4}at .*$/gm) : null
  named.stack = [named.message, ...(places ?? [])].join('\n')
  return named
}

// The SDK begins to resolve a source profile before it asks for a code; when that fails nobody waits for it yet.
process.on('unhandledRejection', (error) => void log.bug(withoutText(error), 'AWS, unheard'))

watchSharedFiles(() => {
  forgetSessions()
  tell({ kind: 'profiles-changed' })
})

port.on('message', (message: ToAwsThread) => {
  switch (message.kind) {
    case 'call':
      return void run(message)
    case 'cancel':
      return running.get(message.id)?.abort()
    case 'mfa':
      return answerMfa(message.askId, message.code)
  }
})
