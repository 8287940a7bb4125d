import { openCore } from '../../src/main/core/core.ts'
import { createLog } from '../../src/main/core/log.ts'
import { Refusal } from '../../src/main/core/refusal.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/** Run as a process of its own: opens a workspace, says `open` or the failure's code, and stays until it is killed or told to end. */
const workspaceFile = process.argv[2] ?? ''
try {
  const ports = systemPorts(createLog())
  const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
  process.stdin.once('data', () => void core.close().then(() => process.exit()))
  console.log('open')
} catch (error) {
  console.log(error instanceof Refusal ? error.failure.code : String(error))
  process.exitCode = 1
}
