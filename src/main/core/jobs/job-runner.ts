import type { EventHub } from '../event-hub.ts'
import type { Job, JobId, Progress } from '../../../shared/contract/jobs.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Outcome } from './protocol.ts'
import type { TaskSession } from './task.ts'

/** Where jobs of one kind run. */
export interface JobLane {
  /** One job at a time, first come first served; else all at once. */
  readonly takesTurns: boolean
  /** Runs one job; the promise never rejects. `number` names it for `cancel`. */
  run(
    job: {
      readonly number: number
      readonly operation: string
      readonly input: unknown
      readonly session: TaskSession
    },
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome>
  cancel(number: number): void
}

/** The core's list of long work, found again after a reload of the window. */
export interface JobRunner {
  start(operation: string, label: string, input: unknown, session: TaskSession): JobId
  list(): readonly Job[]
  get(jobId: string): Job
  cancel(jobId: string): void
  /** Resolves when nothing is running or queued. */
  idle(): Promise<void>
}

const KEPT_AFTER_END = 20
const MIN_EVENT_GAP_MS = 100

/** Creates the runner of one core. `onEnded` hears the operation of each job that succeeded. */
export function createJobRunner(options: {
  readonly laneOf: (operation: string) => JobLane
  readonly events: EventHub
  readonly ports: Ports
  readonly onEnded: (operation: string) => void
}): JobRunner {
  const jobs = new Map<string, Job>()
  const numbers = new Map<string, number>()
  let lastNumber = 0
  const running = new Set<string>()
  let queue: Promise<void> = Promise.resolve()
  const beside = new Set<Promise<void>>()

  function publish(job: Job): void {
    jobs.set(job.jobId, job)
    options.events.publish({ kind: 'job.changed', job })
  }

  function finish(job: Job, status: Job['status']): void {
    numbers.delete(job.jobId)
    publish({ ...job, canCancel: false, status })
    const ended = [...jobs.values()].filter((each) => each.status.state !== 'running')
    for (const old of ended.slice(0, Math.max(0, ended.length - KEPT_AFTER_END))) jobs.delete(old.jobId)
  }

  async function work(job: Job, number: number, input: unknown, session: TaskSession): Promise<void> {
    if (!numbers.has(job.jobId)) return // cancelled while it waited
    const lane = options.laneOf(job.operation)
    running.add(job.jobId)
    let lastEventAt = 0
    const onProgress = (progress: Progress): void => {
      const current: Job = { ...job, status: { state: 'running', progress } }
      const now = performance.now()
      if (now - lastEventAt < MIN_EVENT_GAP_MS) {
        jobs.set(job.jobId, current)
        return
      }
      lastEventAt = now
      publish(current)
    }
    const outcome = await lane.run({ number, operation: job.operation, input, session }, onProgress)
    const last = jobs.get(job.jobId)
    if (last !== undefined) options.events.publish({ kind: 'job.changed', job: last })
    if (outcome.ok) {
      options.onEnded(job.operation)
      finish(job, { state: 'succeeded', outcome: outcome.value })
    } else {
      finish(job, { state: 'failed', failure: outcome.failure })
    }
    // Not before: whoever cancels what has just been done must not be told that nothing was.
    running.delete(job.jobId)
  }

  return {
    start: (operation, label, input, session) => {
      lastNumber += 1
      const number = lastNumber
      const jobId = options.ports.newId() as JobId
      const job: Job = {
        jobId,
        operation,
        label,
        startedAt: options.ports.now().toISOString(),
        canCancel: true,
        status: { state: 'running', progress: { done: 0, total: null, unit: '', note: '' } },
      }
      numbers.set(jobId, number)
      publish(job)
      if (options.laneOf(operation).takesTurns) queue = queue.then(() => work(job, number, input, session))
      else {
        const working = work(job, number, input, session).finally(() => beside.delete(working))
        beside.add(working)
      }
      return jobId
    },
    list: () => [...jobs.values()].toReversed(),
    get: (jobId) => {
      const job = jobs.get(jobId)
      if (job === undefined) throw new Refusal({ code: 'not-found', what: 'job', id: jobId })
      return job
    },
    cancel: (jobId) => {
      const job = jobs.get(jobId)
      const number = numbers.get(jobId)
      if (job === undefined || number === undefined) return
      if (running.has(jobId)) options.laneOf(job.operation).cancel(number)
      else finish(job, { state: 'failed', failure: { code: 'cancelled' } })
    },
    idle: async () => {
      await Promise.all([queue, ...beside])
    },
  }
}
