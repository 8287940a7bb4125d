import { writeSync } from 'node:fs'
import { importTasks } from '../../src/main/core/imports/tasks.ts'
import type { TaskContext } from '../../src/main/core/jobs/task.ts'
import { createLog } from '../../src/main/core/log.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import type { FileToken } from '../../src/shared/contract/files.ts'

/**
 * Run as a process of its own, to be killed at an exact moment: does an import as the bulk worker does, says each step
 * on standard output, and stands still at the first that has the wanted note and at least so many rows.
 */
const [workspaceFile = '', path = '', wantedNote = '', wantedRows = '0'] = process.argv.slice(2)
const token = 'token-of-the-file' as FileToken
const name = 'accounts.csv'
const context: TaskContext = {
  store: { connection: connect(workspaceFile), ports: systemPorts(createLog()) },
  workspaceFile,
  session: {
    actor: 'Administrator',
    role: 'admin',
    isPartner: false,
    providerKey: 1,
    settings: { allowsRevalidation: true, allowsCancelToReady: false },
    files: [{ token, path, name }],
  },
  report: ({ note, done }) => {
    if (note !== wantedNote || done < Number(wantedRows)) return
    writeSync(1, `${note} ${done}\n`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  },
  throwIfCancelled: () => {},
  breathe: async () => {},
  write: async (write) => write().value,
}
const sources = [{ kind: 'file' as const, file: { token, name, sizeBytes: 0 } }]
const { importId } = await importTasks['imports.open']({ sources }, context)
const settings = { policy: 'skip' as const, validRowsOnly: true, fixes: [], edits: [], discarded: [] }
const { previewId } = await importTasks['imports.preview']({ importId, settings }, context)
await importTasks['imports.run']({ importId, previewId }, context)
