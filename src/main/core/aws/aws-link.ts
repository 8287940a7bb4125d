import { Worker } from 'node:worker_threads'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { workerUrl } from '../worker-url.ts'
import type { Outcome } from '../jobs/protocol.ts'
import type { AwsCallInput, AwsCallName, AwsCallResult } from './thread/calls.ts'
import type { CallNote, FromAwsThread, ToAwsThread } from './thread/protocol.ts'

/** How a caller follows a call and ends it. */
export interface CallOptions {
  readonly signal?: AbortSignal
  readonly onNote?: (note: CallNote) => void
}

/** The core's end of the AWS thread, the one place where credentials are (docs/adr/0015-aws-lives-in-one-thread.md). */
export interface AwsLink {
  /** Has a call done; throws `Refusal` for every expected no. What comes back holds no secret. */
  call<Name extends AwsCallName>(
    name: Name,
    input: AwsCallInput<Name>,
    options?: CallOptions,
  ): Promise<AwsCallResult<Name>>
  /** Answers a wish for an MFA code; null says that there will be none. */
  answerMfa(askId: string, code: string | null): void
  close(): Promise<void>
}

/** What the thread says by itself. */
export interface AwsNews {
  onMfaWanted(ask: { readonly askId: string; readonly profile: string; readonly device: string }): void
  onMfaSettled(askId: string): void
  /** The shared files changed. */
  onProfilesChanged(): void
  /** How a call to AWS ended: an answer came, even a no; or none did. */
  onReached(isReached: boolean): void
  /** AWS said who a profile is. */
  onIdentified(profile: string, identity: { readonly accountId: AccountId; readonly arn: string }): void
  /** The thread ended; whatever it asked for is not wanted any more. */
  onLost(): void
}

interface Waiting {
  readonly options: CallOptions
  readonly resolve: (outcome: Outcome) => void
}

/** Starts the AWS thread on first use; one that dies fails its calls and is started anew for the next. */
export function createAwsLink(log: Log, news: AwsNews): AwsLink {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  function send(message: ToAwsThread): void {
    worker ??= start()
    worker.postMessage(message)
  }

  function start(): Worker {
    const started = new Worker(workerUrl('aws-worker'))
    started.on('message', (message: FromAwsThread) => receive(message))
    started.on('error', (error) => lost(started, error))
    started.on('exit', () => lost(started, null))
    return started
  }

  function lost(which: Worker, error: unknown): void {
    if (worker !== which) return
    worker = null
    news.onLost()
    if (waiting.size === 0) return
    const reference = log.bug(error ?? new Error('the AWS thread ended'), 'AWS')
    for (const { resolve } of waiting.values())
      resolve({ ok: false, failure: { code: 'unexpected', reference } })
    waiting.clear()
  }

  function receive(message: FromAwsThread): void {
    switch (message.kind) {
      case 'note':
        waiting.get(message.id)?.options.onNote?.(message.note)
        return
      case 'ended':
        waiting.get(message.id)?.resolve(message.outcome)
        waiting.delete(message.id)
        return
      case 'mfa-wanted':
        return news.onMfaWanted(message.ask)
      case 'mfa-settled':
        return news.onMfaSettled(message.askId)
      case 'profiles-changed':
        return news.onProfilesChanged()
      case 'reached':
        return news.onReached(message.isReached)
      case 'identified':
        return news.onIdentified(message.profile, message.identity)
      case 'log':
        return log.warn(message.line)
    }
  }

  return {
    call: async (name, input, options = {}) => {
      if (options.signal?.aborted === true) throw new Refusal({ code: 'cancelled' })
      lastId += 1
      const id = lastId
      const ended = Promise.withResolvers<Outcome>()
      waiting.set(id, { options, resolve: ended.resolve })
      const cancel = (): void => send({ kind: 'cancel', id })
      options.signal?.addEventListener('abort', cancel)
      try {
        send({ kind: 'call', id, name, input })
        const outcome = await ended.promise
        if (!outcome.ok) throw new Refusal(outcome.failure)
        // The thread ran this very call.
        return outcome.value as AwsCallResult<typeof name>
      } finally {
        options.signal?.removeEventListener('abort', cancel)
      }
    },
    answerMfa: (askId, code) => send({ kind: 'mfa', askId, code }),
    close: async () => {
      const ending = worker
      worker = null
      for (const { resolve } of waiting.values()) resolve({ ok: false, failure: { code: 'cancelled' } })
      waiting.clear()
      await ending?.terminate()
    },
  }
}
