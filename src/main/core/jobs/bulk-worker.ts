import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createLog } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { connect, storeRefusal } from '../store/open-database.ts'
import type { Store } from '../store/change.ts'
import { systemPorts } from '../system-ports.ts'
import { choreFor } from './chores.ts'
import { movable } from './effect-slices.ts'
import type { BulkWorkerData, FromBulkWorker, Outcome, ToBulkWorker } from './protocol.ts'
import type { TaskContext, TaskSession } from './task.ts'
import { closeTasks, taskFor, workerQueryFor } from './tasks.ts'

/** Entry of the bulk worker: long work on a connection of its own, so that lists are read meanwhile. */
const port = parentPort
if (port === null) throw new Error('bulk-worker is started as a worker thread')
const { workspaceFile, cancelFlag } = workerData as BulkWorkerData
const post = (message: FromBulkWorker, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved)

const log = createLog((line) => post({ kind: 'log', level: 'warn', message: line }))
const store: Store = { connection: connect(workspaceFile), ports: systemPorts(log) }

/** No job has this number, so nobody can cancel a chore. */
const CHORE_NUMBER = -1
const CHORE_SESSION: TaskSession = {
  actor: 'Quartermaster',
  role: 'operator',
  isPartner: false,
  providerKey: 0,
  settings: { allowsRevalidation: false, allowsCancelToReady: false },
  files: [],
}

let grantWrite: (() => void) | null = null

function contextFor(number: number, session: TaskSession): TaskContext {
  const throwIfCancelled = (): void => {
    if (Atomics.load(cancelFlag, 0) === number) throw new Refusal({ code: 'cancelled' })
  }
  return {
    store,
    workspaceFile,
    session,
    report: (progress) => post({ kind: 'progress', number, progress }),
    throwIfCancelled,
    breathe: async () => {
      await setImmediate()
      throwIfCancelled()
    },
    write: async (write, { isHistory } = { isHistory: false }) => {
      const granted = Promise.withResolvers<void>()
      grantWrite = granted.resolve
      post({ kind: 'want-write' })
      await granted.promise
      let effects: ReturnType<typeof write>['effects'] = []
      try {
        if (!isHistory) throwIfCancelled()
        const written = write()
        effects = written.effects
        return written.value
      } finally {
        post({ kind: 'write-released', effects }, movable(effects))
      }
    },
  }
}

async function settle(what: string, work: () => unknown): Promise<Outcome> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const refusal = error instanceof Refusal ? error : storeRefusal(error, workspaceFile)
    if (refusal !== null) return { ok: false, failure: refusal.failure }
    return { ok: false, failure: { code: 'unexpected', reference: log.bug(error, what) } }
  }
}

async function handle(message: ToBulkWorker): Promise<void> {
  switch (message.kind) {
    case 'start': {
      const context = contextFor(message.number, message.session)
      const outcome = await settle(message.operation, () =>
        taskFor(message.operation)(message.input, context),
      )
      post({ kind: 'ended', number: message.number, outcome })
      return
    }
    case 'ask': {
      const context = contextFor(0, message.session)
      const outcome = await settle(message.operation, () =>
        workerQueryFor(message.operation)(message.input, context),
      )
      post({ kind: 'answer', id: message.id, outcome })
      return
    }
    case 'chore': {
      const context = contextFor(CHORE_NUMBER, CHORE_SESSION)
      const outcome = await settle(message.name, () => choreFor(message.name)(message.input, context))
      post({ kind: 'answer', id: message.id, outcome })
      return
    }
    case 'write-granted':
      grantWrite?.()
      grantWrite = null
      return
    case 'close':
      await closeTasks(workspaceFile)
      store.connection.close()
      post({ kind: 'closed' })
      port?.close()
      return
  }
}

port.on('message', (message: ToBulkWorker) => void handle(message))
