import { setTimeout as delay } from 'node:timers/promises'
import type { BulkLink } from '../jobs/bulk-link.ts'
import type { JobLane } from '../jobs/job-runner.ts'
import type { Outcome } from '../jobs/protocol.ts'
import type { Effect, TaskSession } from '../jobs/task.ts'
import type { WriteGate } from '../jobs/write-gate.ts'
import { Refusal } from '../refusal.ts'
import type { Store } from '../store/change.ts'
import { storeRefusal } from '../store/open-database.ts'
import type { AwsLink } from './aws-link.ts'
import type { ErrandContext } from './errand.ts'
import { errandFor } from './errands.ts'

/** What errands need of their core. */
export interface ErrandLaneOptions {
  readonly store: Store
  readonly workspaceFile: string
  readonly gate: WriteGate
  readonly bulk: BulkLink
  readonly aws: AwsLink
  /** Follows what was written; the write gate stays shut until it is done. */
  readonly onEffects: (effects: readonly Effect[]) => Promise<void>
}

type Job = Parameters<JobLane['run']>[0]
type OnProgress = Parameters<JobLane['run']>[1]

/** The lane of jobs that wait for AWS: as many at once as there are, each ended by its own signal. */
export function createErrandLane(options: ErrandLaneOptions): JobLane {
  const running = new Map<number, AbortController>()

  async function settle(work: () => Promise<unknown>, what: string): Promise<Outcome> {
    try {
      return { ok: true, value: await work() }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : storeRefusal(error, options.workspaceFile)
      if (refusal !== null) return { ok: false, failure: refusal.failure }
      return {
        ok: false,
        failure: { code: 'unexpected', reference: options.store.ports.log.bug(error, what) },
      }
    }
  }

  return {
    takesTurns: false,
    run: async ({ number, operation, input, session }: Job, onProgress: OnProgress) => {
      const errand = errandFor(operation)
      if (errand === null) throw new Error(`${operation} is no errand`)
      const controller = new AbortController()
      running.set(number, controller)
      try {
        return await settle(
          () => errand(input, contextFor(options, { session, signal: controller.signal, onProgress })),
          operation,
        )
      } finally {
        running.delete(number)
      }
    },
    cancel: (number) => running.get(number)?.abort(),
  }
}

function contextFor(
  options: ErrandLaneOptions,
  { session, signal, onProgress }: { session: TaskSession; signal: AbortSignal; onProgress: OnProgress },
): ErrandContext {
  const throwIfCancelled = (): void => {
    if (signal.aborted) throw new Refusal({ code: 'cancelled' })
  }
  return {
    store: options.store,
    workspaceFile: options.workspaceFile,
    session,
    signal,
    report: onProgress,
    throwIfCancelled,
    aws: (name, input) =>
      options.aws.call(name, input, {
        signal,
        onNote: ({ done, total, text }) => onProgress({ done, total, unit: '', note: text }),
      }),
    inBulk: async (name, input) => {
      const outcome = await options.bulk.chore(name, input)
      if (!outcome.ok) throw new Refusal(outcome.failure)
      // The worker ran this very chore.
      return outcome.value as never
    },
    pause: async (delayMs) => {
      await delay(delayMs, undefined, { signal }).catch(() => {})
      throwIfCancelled()
    },
    write: async (write, { isHistory } = { isHistory: false }) => {
      const leave = await options.gate.enter()
      try {
        if (!isHistory) throwIfCancelled()
        const { value, effects } = write()
        await options.onEffects(effects)
        return value
      } finally {
        leave()
      }
    },
  }
}
