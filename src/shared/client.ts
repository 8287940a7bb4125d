import type { Bridge } from './bridge.ts'
import type { AnswerOf, InputOf, NamesOf, OperationName, OutputOf } from './contract/index.ts'
import type { CoreEvent } from './contract/events.ts'
import type { Failure } from './contract/failure.ts'
import type { Job, JobStarted, Progress } from './contract/jobs.ts'

/** An expected failure, thrown by the client so that callers can write the good case straight. */
export class OperationFailed extends Error {
  readonly failure: Failure
  constructor(operation: string, failure: Failure) {
    super(`${operation}: ${failure.code}`)
    this.name = 'OperationFailed'
    this.failure = failure
  }
}

/** The contract as typed calls over any bridge. */
export interface Client {
  /** Calls a query or command (or starts a job); throws `OperationFailed` for every expected no. */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>>
  /** Starts a job and waits for its outcome, across reconnects; throws `OperationFailed` when it fails or is cancelled. */
  run<Name extends NamesOf<'job'>>(
    name: Name,
    input: InputOf<Name>,
    watch?: (job: Job, progress: Progress | null) => void,
  ): Promise<OutputOf<Name>>
  subscribe(listener: (event: CoreEvent) => void): () => void
}

/** Builds the client for one bridge. */
export function createClient(bridge: Bridge): Client {
  async function call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    const reply = await bridge.invoke(name, input)
    if (!reply.ok) throw new OperationFailed(name, reply.failure)
    // The dispatcher checked the value against this operation's schema before it was sent.
    return reply.value as AnswerOf<Name>
  }

  async function run<Name extends NamesOf<'job'>>(
    name: Name,
    input: InputOf<Name>,
    watch?: (job: Job, progress: Progress | null) => void,
  ): Promise<OutputOf<Name>> {
    const early = new Map<string, Job>()
    let wanted: Job['jobId'] | null = null
    const ended = Promise.withResolvers<Job>()
    const see = (job: Job): void => {
      if (wanted === null) {
        early.set(job.jobId, job)
        return
      }
      if (job.jobId !== wanted) return
      watch?.(job, job.status.state === 'running' ? job.status.progress : null)
      if (job.status.state !== 'running') ended.resolve(job)
    }
    const stopEvents = bridge.subscribe((event) => {
      if (event.kind === 'job.changed') see(event.job)
    })
    // After a lost connection the last event may have passed unseen: ask.
    const stopConnection = bridge.onConnection((isConnected) => {
      if (!isConnected || wanted === null) return
      call('jobs.get', { jobId: wanted }).then(see, ended.reject)
    })
    try {
      const { jobId } = (await call(name, input)) as JobStarted
      wanted = jobId
      const seen = early.get(jobId)
      early.clear()
      if (seen) see(seen)
      const job = await ended.promise
      if (job.status.state === 'failed') throw new OperationFailed(name, job.status.failure)
      // The job runner checked the outcome against this operation's schema.
      return (job.status.state === 'succeeded' ? job.status.outcome : undefined) as OutputOf<Name>
    } finally {
      stopEvents()
      stopConnection()
    }
  }

  return { call, run, subscribe: (listener) => bridge.subscribe(listener) }
}
