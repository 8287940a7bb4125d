import { Worker } from 'node:worker_threads'
import type { Progress } from '../../../shared/contract/jobs.ts'
import type { Log } from '../log.ts'
import { workerUrl } from '../worker-url.ts'
import type { ChoreInput, ChoreName, ChoreResult } from './chores.ts'
import type { BulkWorkerData, FromBulkWorker, Outcome, ToBulkWorker } from './protocol.ts'
import type { Effect, TaskSession } from './task.ts'
import type { JobLane } from './job-runner.ts'
import { createWriteGate, type WriteGate } from './write-gate.ts'

/** The core's end of the bulk worker. */
export interface BulkLink extends JobLane {
  /** Has a query answered in the worker. */
  ask(operation: string, input: unknown, session: TaskSession): Promise<Outcome>
  /** Has a chore done when no job runs; a job that starts meanwhile waits for it. */
  chore<Name extends ChoreName>(name: Name, input: ChoreInput<Name>): Promise<ChoreOutcome<Name>>
  close(): Promise<void>
}

/** What became of a chore. */
export type ChoreOutcome<Name extends ChoreName> =
  | { readonly ok: true; readonly value: ChoreResult<Name> }
  | Extract<Outcome, { ok: false }>

interface Running {
  readonly number: number
  readonly onProgress: (progress: Progress) => void
  readonly resolve: (outcome: Outcome) => void
}

/** Starts the bulk worker on first use; a worker that dies fails its job and is started anew for the next. */
export function createBulkLink(options: {
  readonly workspaceFile: string
  readonly gate: WriteGate
  readonly log: Log
  /** Follows what was written; the write gate stays shut until it is done. */
  readonly onEffects: (effects: readonly Effect[]) => Promise<void>
}): BulkLink {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4))
  // Jobs and chores write on the worker's one connection, so they take turns.
  const turns = createWriteGate()
  const asked = new Map<number, (outcome: Outcome) => void>()
  let worker: Worker | null = null
  let running: Running | null = null
  let lastAsk = 0
  let leaveGate: (() => void) | null = null
  let followed: Promise<void> = Promise.resolve()
  let closed: PromiseWithResolvers<void> | null = null

  function send(message: ToBulkWorker): void {
    worker ??= start()
    worker.postMessage(message)
  }

  function start(): Worker {
    const workerData: BulkWorkerData = { workspaceFile: options.workspaceFile, cancelFlag }
    // Rows live shorter than a blink: a small nursery keeps memory the same for a million rows and for five.
    const resourceLimits = { maxYoungGenerationSizeMb: 8 }
    const started = new Worker(workerUrl('bulk-worker'), { workerData, resourceLimits })
    started.on('message', (message: FromBulkWorker) => void receive(message, started))
    started.on('error', (error) => lost(started, error))
    started.on('exit', () => lost(started, null))
    return started
  }

  /** A dead worker's transaction is rolled back by SQLite; whoever waits learns it. */
  function lost(which: Worker, error: unknown): void {
    if (worker !== which) return
    worker = null
    leaveGate?.()
    leaveGate = null
    closed?.resolve()
    if (running === null && asked.size === 0) return
    const reference = options.log.bug(error ?? new Error('the bulk worker ended'), 'bulk work')
    const outcome: Outcome = { ok: false, failure: { code: 'unexpected', reference } }
    running?.resolve(outcome)
    running = null
    for (const resolve of asked.values()) resolve(outcome)
    asked.clear()
  }

  async function receive(message: FromBulkWorker, from: Worker): Promise<void> {
    switch (message.kind) {
      case 'progress':
        if (running?.number === message.number) running.onProgress(message.progress)
        return
      case 'ended': {
        const ended = running
        running = null
        // Whoever hears that a job ended finds its accounts in the lists.
        await followed
        ended?.resolve(message.outcome)
        return
      }
      case 'answer':
        await followed
        asked.get(message.id)?.(message.outcome)
        asked.delete(message.id)
        return
      case 'want-write': {
        const leave = await options.gate.enter()
        if (worker !== from) return leave()
        leaveGate = leave
        return send({ kind: 'write-granted' })
      }
      case 'write-released':
        followed = options.onEffects(message.effects)
        await followed
        leaveGate?.()
        leaveGate = null
        return
      case 'log':
        options.log[message.level](message.message)
        return
      case 'closed':
        worker = null
        closed?.resolve()
        return
    }
  }

  function answerTo(request: (id: number) => void): Promise<Outcome> {
    const answered = Promise.withResolvers<Outcome>()
    lastAsk += 1
    asked.set(lastAsk, answered.resolve)
    request(lastAsk)
    return answered.promise
  }

  return {
    takesTurns: true,
    run: async ({ number, operation, input, session }, onProgress) => {
      const leave = await turns.enter()
      const ended = Promise.withResolvers<Outcome>()
      running = { number, onProgress, resolve: ended.resolve }
      send({ kind: 'start', number, operation, input, session })
      try {
        return await ended.promise
      } finally {
        leave()
      }
    },
    ask: (operation, input, session) =>
      answerTo((id) => send({ kind: 'ask', id, operation, input, session })),
    chore: async (name, input) => {
      const leave = await turns.enter()
      try {
        const outcome = await answerTo((id) => send({ kind: 'chore', id, name, input }))
        // The worker ran this chore, so its value is this chore's.
        return outcome as ChoreOutcome<typeof name>
      } finally {
        leave()
      }
    },
    cancel: (number) => void Atomics.store(cancelFlag, 0, number),
    close: async () => {
      if (worker === null) return
      closed = Promise.withResolvers<void>()
      if (running !== null) Atomics.store(cancelFlag, 0, running.number)
      send({ kind: 'close' })
      await closed.promise
    },
  }
}
