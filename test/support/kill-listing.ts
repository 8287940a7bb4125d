import { writeSync } from 'node:fs'
import type { EvidenceSource } from '../../src/shared/contract/evidence.ts'
import type { FileToken } from '../../src/shared/contract/files.ts'
import { evidenceTasks } from '../../src/main/core/evidence/tasks.ts'
import type { TaskContext } from '../../src/main/core/jobs/task.ts'
import { listingTasks } from '../../src/main/core/listings/tasks.ts'
import { createLog } from '../../src/main/core/log.ts'
import { storeVersion } from '../../src/main/core/store/change.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/**
 * Run as a process of its own, to be killed in the middle: compares a list of accounts with a workspace, or accepts all
 * that differs, as the bulk worker does, and stands still inside the transaction when all rows but the last are written.
 */
const [workspaceFile = '', payerId = '', step = '', path = ''] = process.argv.slice(2)
const token = 'token-of-the-file' as FileToken
const name = 'listing.json'
const store = { connection: connect(workspaceFile), ports: systemPorts(createLog()) }
store.connection.function('stand_still', () => {
  writeSync(1, `${step}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
const LAST_WRITTEN = { compare: 'INSERT ON event', accept: 'UPDATE OF resolved_by ON drift' }
store.connection.exec(
  `CREATE TEMP TRIGGER stop AFTER ${step === 'accept' ? LAST_WRITTEN.accept : LAST_WRITTEN.compare}
   BEGIN SELECT stand_still(); END`,
)
const context: TaskContext = {
  store,
  workspaceFile,
  session: {
    actor: 'Administrator',
    role: 'admin',
    isPartner: false,
    providerKey: 1,
    settings: { allowsRevalidation: true, allowsCancelToReady: false },
    files: [{ token, path, name }],
  },
  report: () => {},
  throwIfCancelled: () => {},
  breathe: async () => {},
  write: async (write) => write().value,
}
if (step === 'accept') {
  const selection = { kind: 'matching' as const, filter: {}, except: [] }
  await listingTasks['listings.accept']({ payerId, selection, version: storeVersion(store) }, context)
} else {
  const source: EvidenceSource = { kind: 'file', file: { token, name, sizeBytes: 0 } }
  const { evidenceId } = await evidenceTasks['evidence.open']({ sources: [source] }, context)
  await evidenceTasks['evidence.apply']({ evidenceId, pieces: [{ index: 0, payerId }] }, context)
}
