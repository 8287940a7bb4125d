import { openCore } from '../../src/main/core/core.ts'
import { localClient } from '../../src/main/core/local-client.ts'
import { createLog } from '../../src/main/core/log.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/** Run as a process of its own: takes a change back and says how far it is after every part, until it is killed. */
const [, , workspaceFile = '', changeId = ''] = process.argv
const ports = systemPorts(createLog())
const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
await localClient(core).run('activity.undo', { changeId }, (_job, progress) => {
  if (progress !== null) console.log(progress.done)
})
console.log('done')
