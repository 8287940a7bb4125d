import { setImmediate } from 'node:timers/promises'
import type { CoreEvent } from '../../shared/contract/events.ts'
import { settleInterruptedActions } from './actions/action-steps.ts'
import { createAwsLink } from './aws/aws-link.ts'
import { createConnectionState } from './aws/connection.ts'
import { createErrandLane } from './aws/errand-lane.ts'
import { errandFor } from './aws/errands.ts'
import { createDispatcher, type Dispatch } from './dispatcher.ts'
import { createEventHub } from './event-hub.ts'
import type { HandlerContext } from './handler.ts'
import { removeStagingArea } from './imports/staging-folder.ts'
import { remindOwners } from './invites/remind-owners.ts'
import { createBulkLink } from './jobs/bulk-link.ts'
import { effectSlices, endOfAppended, letGo } from './jobs/effect-slices.ts'
import type { Effect } from './jobs/task.ts'
import { createJobRunner } from './jobs/job-runner.ts'
import { taskSession } from './jobs/start-job.ts'
import { createWriteGate } from './jobs/write-gate.ts'
import { RECORD_EVENTS } from './record-events.ts'
import { settleInterrupted } from './outbox/sending-changes.ts'
import type { GrantedFile, Ports } from './ports.ts'
import { createPoolIndex } from './pool/pool-index.ts'
import { releaseEndedHolds } from './pool/release-ended-holds.ts'
import { createSearchIndexer } from './pool/search-indexer.ts'
import { Refusal } from './refusal.ts'
import { createSessionState } from './settings/session-state.ts'
import { prepareWorkspace } from './settings/prepare-workspace.ts'
import { storeVersion, type Store } from './store/change.ts'
import { openWorkspaceFile } from './store/open-database.ts'
import { lockWorkspace } from './store/workspace-lock.ts'

export interface CoreOptions {
  /** The SQLite file; created when it is not there. */
  readonly workspaceFile: string
  readonly appVersion: string
  readonly ports: Ports
  /** Check every answer against the contract too: in development and tests. */
  readonly checksOutput: boolean
}

/** The application without a host: answers the contract for one workspace. */
export interface Core {
  readonly dispatch: Dispatch
  subscribe(listener: (event: CoreEvent) => void): () => void
  /** Lets the core use a file that the host picked or made. */
  grant(file: GrantedFile): void
  /** Stops running jobs, checkpoints, lets go of the file. */
  close(): Promise<void>
}

/**
 * Opens a workspace and composes the core; the only composition root.
 * Throws `Refusal` (store-in-use, store-from-future, store-damaged, store-read-only, disk-full).
 */
export function openCore(options: CoreOptions): Core {
  const { workspaceFile, ports } = options
  const unlock = lockWorkspace(workspaceFile)
  const store = openStore(workspaceFile, ports, unlock)
  // The workspace is ours alone, so whatever is staged is left from a run that was killed.
  removeStagingArea(workspaceFile)
  const events = createEventHub()
  const gate = createWriteGate()
  const pool = createPoolIndex(store, () => events.publish({ kind: 'search.counted' }))
  const granted = new Map<string, GrantedFile>()

  const onEffects = async (effects: readonly Effect[]): Promise<void> => {
    pool.reserve(endOfAppended(effects))
    for (const effect of effects) {
      if (effect.kind === 'activity-changed') events.publish({ kind: 'activity.changed' })
      else if (effect.kind === 'records-changed') {
        session.refresh()
        for (const kind of RECORD_EVENTS) events.publish({ kind })
      } else {
        for (const slice of effectSlices(effect)) {
          pool.apply(slice)
          // A window's question goes first.
          await setImmediate()
        }
        letGo(effect)
      }
    }
    if (effects.length > 0) events.publish({ kind: 'pool.changed', version: storeVersion(store) })
  }
  const link = createBulkLink({ workspaceFile, gate, log: ports.log, onEffects })
  const connection = createConnectionState(events)
  const aws = createAwsLink(ports.log, connection.news)
  const errandLane = createErrandLane({ store, workspaceFile, gate, bulk: link, aws, onEffects })
  const session = createSessionState(store)
  const jobs = createJobRunner({
    laneOf: (operation) => (errandFor(operation) === null ? link : errandLane),
    events,
    ports,
    onEnded: () => session.refresh(),
  })

  const context: HandlerContext = {
    store,
    workspaceFile,
    ports,
    events,
    jobs,
    aws,
    connection,
    pool,
    session,
    appVersion: options.appVersion,
    file: (token) => {
      const file = granted.get(token)
      if (file === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: token })
      return file
    },
    undisturbed: async (read) => {
      const leave = await gate.enter()
      try {
        return await read()
      } finally {
        leave()
      }
    },
    askWorker: async (name, input) => {
      const outcome = await link.ask(name, input, taskSession(context))
      if (!outcome.ok) throw new Refusal(outcome.failure)
      // The worker's query has this operation's output type.
      return outcome.value as never
    },
  }
  const stopReleasing = releaseEndedHolds(store, link)
  const stopReminding = remindOwners({ store, gate, onEffects })
  const indexer = createSearchIndexer(store, link)
  events.subscribe((event) => {
    if (event.kind === 'pool.changed') indexer.wake()
  })
  indexer.wake()

  return {
    dispatch: createDispatcher(context, gate, options.checksOutput),
    subscribe: (listener) => events.subscribe(listener),
    grant: (file) => void granted.set(file.token, file),
    close: async () => {
      for (const job of jobs.list()) jobs.cancel(job.jobId)
      await jobs.idle()
      await Promise.all([stopReleasing(), stopReminding(), indexer.close()])
      await Promise.all([link.close(), aws.close()])
      pool.close()
      store.connection.pragma('wal_checkpoint(TRUNCATE)')
      store.connection.close()
      unlock()
    },
  }
}

function openStore(workspaceFile: string, ports: Ports, unlock: () => void): Store {
  try {
    const store: Store = { connection: openWorkspaceFile(workspaceFile), ports }
    prepareWorkspace(store)
    settleInterrupted(store, 'Quartermaster')
    settleInterruptedActions(store, 'Quartermaster')
    return store
  } catch (error) {
    unlock()
    throw error
  }
}
