import { parentPort } from 'node:worker_threads'
import { createLog } from '../log.ts'
import type { Outcome } from '../jobs/protocol.ts'
import { Refusal } from '../refusal.ts'
import { callNamed } from './thread/calls.ts'
import type { FromAwsThread, ToAwsThread } from './thread/protocol.ts'

/** Entry of the AWS thread: profiles, credentials and requests to AWS live here and nowhere else. */
const port = parentPort
if (port === null) throw new Error('aws-worker is started as a worker thread')
const post = (message: FromAwsThread): void => port.postMessage(message)
const log = createLog((line) => post({ kind: 'log', line }))
const running = new Map<number, AbortController>()

async function run({ id, name, input }: Extract<ToAwsThread, { kind: 'call' }>): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  const outcome = await settle(name, () =>
    callNamed(name)(input, {
      signal: controller.signal,
      note: (note) => post({ kind: 'note', id, note }),
    }),
  )
  running.delete(id)
  post({ kind: 'ended', id, outcome })
}

async function settle(what: string, work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, failure: error.failure }
    return { ok: false, failure: { code: 'unexpected', reference: log.bug(error, what) } }
  }
}

port.on('message', (message: ToAwsThread) => {
  switch (message.kind) {
    case 'call':
      return void run(message)
    case 'cancel':
      return running.get(message.id)?.abort()
    case 'mfa':
      return
  }
})
