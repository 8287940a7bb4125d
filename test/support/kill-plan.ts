import { openCore } from '../../src/main/core/core.ts'
import { createLog } from '../../src/main/core/log.ts'
import { localClient } from '../../src/main/core/local-client.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/*
 * Runs a plan of invitations in a process of its own and counts what it has written, so that it can be killed on its way:
 * node kill-plan.ts <workspace file> <plan id> <profile>
 */
const [workspaceFile = '', planId = '', profile = ''] = process.argv.slice(2)
const ports = systemPorts(createLog(() => {}))
const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: false, ports })
let written = 0
core.subscribe((event) => {
  if (event.kind !== 'aws.changed') return
  written += 1
  console.log(String(written))
})
await localClient(core).run('aws.runPlan', { planId, profile })
await core.close()
