import { openCore } from '../../src/main/core/core.ts'
import { localClient } from '../../src/main/core/local-client.ts'
import { createLog } from '../../src/main/core/log.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'

/** Run as a process of its own, to be killed in the middle: lists an organization with the profile `payer`. */
const [workspaceFile = '', payerId = ''] = process.argv.slice(2)
const ports = systemPorts(createLog())
const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
await localClient(core).run('aws.list', { payerId, profile: 'payer', parts: ['handshakes'] })
