import { writeSync } from 'node:fs'
import type { TaskContext } from '../../src/main/core/jobs/task.ts'
import { changeAccounts } from '../../src/main/core/pool/change-accounts.ts'
import { createLog } from '../../src/main/core/log.ts'
import { storeVersion } from '../../src/main/core/store/change.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/**
 * Run as a process of its own, to be killed in the middle: links every account of a pool to a customer as the bulk worker
 * does, and stands still inside the transaction as soon as so many rows are written.
 */
const [workspaceFile = '', customerId = '', wantedRows = '0'] = process.argv.slice(2)
const context: TaskContext = {
  store: { connection: connect(workspaceFile), ports: systemPorts(createLog()) },
  workspaceFile,
  session: {
    actor: 'Administrator',
    role: 'admin',
    isPartner: true,
    providerKey: 1,
    settings: { allowsRevalidation: true, allowsCancelToReady: false },
    files: [],
  },
  report: ({ note, done }) => {
    if (done < Number(wantedRows)) return
    writeSync(1, `${note}: ${done}\n`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  },
  throwIfCancelled: () => {},
  breathe: async () => {},
  write: async (write) => write().value,
}
await changeAccounts(
  {
    selection: { kind: 'matching', filter: {}, except: [] },
    change: { kind: 'link', customerId },
    version: storeVersion(context.store),
  },
  context,
)
