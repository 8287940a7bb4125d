import { writeSync } from 'node:fs'
import { openCore } from '../../src/main/core/core.ts'
import { localClient } from '../../src/main/core/local-client.ts'
import { createLog } from '../../src/main/core/log.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import type { FileToken } from '../../src/shared/contract/files.ts'

/**
 * Run as a process of its own, to be killed: imports a file into a workspace and says on standard output, at once,
 * each job's progress as `operation note done`.
 */
const [workspaceFile = '', path = ''] = process.argv.slice(2)
const core = openCore({
  workspaceFile,
  appVersion: 'test',
  checksOutput: true,
  ports: systemPorts(createLog()),
})
core.subscribe((event) => {
  if (event.kind !== 'job.changed' || event.job.status.state !== 'running') return
  const { note, done } = event.job.status.progress
  writeSync(1, `${event.job.operation} ${note} ${done}\n`)
})
const client = localClient(core)
const token = 'token-of-the-file' as FileToken
core.grant({ token, path, name: 'accounts.csv' })
const file = { token, name: 'accounts.csv', sizeBytes: 0 }
const { importId } = await client.run('imports.open', { sources: [{ kind: 'file', file }] })
const settings = { policy: 'skip' as const, validRowsOnly: true, fixes: [], edits: [], discarded: [] }
const { previewId } = await client.run('imports.preview', { importId, settings })
await client.run('imports.run', { importId, previewId })
writeSync(1, 'done\n')
