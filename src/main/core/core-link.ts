import { Worker } from 'node:worker_threads'
import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Reply } from '../../shared/contract/wire.ts'
import type { CoreWorkerData, FromCore, ToCore } from './core-protocol.ts'
import type { GrantedFile, SecretPort } from './ports.ts'
import { createRunSecrets } from './host/run-secrets.ts'
import { Refusal } from './refusal.ts'
import { answerSecret } from './secret-requests.ts'
import { workerUrl } from './worker-url.ts'

/** A host's end of the core. */
export interface CoreLink {
  /** Calls one operation; never rejects. */
  call(operation: string, input: unknown): Promise<Reply>
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Lets the core use a file. */
  grant(file: GrantedFile): void
  /** Closes the workspace; pending calls are answered with `disconnected`. */
  close(): Promise<void>
}

/** Starts the core in a thread of its own; rejects with `Refusal` when the workspace cannot be opened. */
export async function startCore(
  options: CoreWorkerData,
  log: (line: string) => void,
  secrets: SecretPort = createRunSecrets(),
): Promise<CoreLink> {
  const worker = new Worker(workerUrl('core-worker'), { workerData: options })
  const listeners = new Set<(event: CoreEvent) => void>()
  const waiting = new Map<number, (reply: Reply) => void>()
  const opened = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  let lastId = 0
  let isOpen = true

  function end(): void {
    isOpen = false
    for (const resolve of waiting.values()) resolve({ ok: false, failure: { code: 'disconnected' } })
    waiting.clear()
    ended.resolve()
  }

  worker.on('message', (message: FromCore) => {
    switch (message.kind) {
      case 'ready':
        return opened.resolve()
      case 'failed':
        return opened.reject(new Refusal(message.failure))
      case 'reply':
        waiting.get(message.id)?.(message.reply)
        waiting.delete(message.id)
        return
      case 'event':
        for (const listener of listeners) listener(message.event)
        return
      case 'want-secret':
        void answerSecret(message.request, secrets).then((answer) =>
          worker.postMessage({ kind: 'secret', id: message.id, answer } satisfies ToCore),
        )
        return
      case 'log':
        return log(message.line)
      case 'closed':
        return end()
    }
  })
  worker.on('error', (error) => {
    log(`the core ended: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    opened.reject(error)
    end()
  })
  worker.on('exit', () => end())
  await opened.promise

  const send = (message: ToCore): void => worker.postMessage(message)
  return {
    call: (operation, input) => {
      if (!isOpen) return Promise.resolve({ ok: false, failure: { code: 'disconnected' } })
      const answered = Promise.withResolvers<Reply>()
      lastId += 1
      waiting.set(lastId, answered.resolve)
      send({ kind: 'call', id: lastId, operation, input })
      return answered.promise
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    grant: (file) => send({ kind: 'grant', file }),
    close: () => {
      if (isOpen) send({ kind: 'close' })
      return ended.promise
    },
  }
}
