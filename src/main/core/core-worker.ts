import { parentPort, workerData } from 'node:worker_threads'
import { openCore, type Core } from './core.ts'
import type { CoreWorkerData, FromCore, ToCore } from './core-protocol.ts'
import { createLog } from './log.ts'
import { Refusal } from './refusal.ts'
import { createSecretRequests } from './secret-requests.ts'
import { systemPorts } from './system-ports.ts'

/** Entry of the core's thread: the host's main thread only carries messages. */
const port = parentPort
if (port === null) throw new Error('core-worker is started as a worker thread')
const { workspaceFile, appVersion, checksOutput } = workerData as CoreWorkerData
const post = (message: FromCore): void => port.postMessage(message)
const log = createLog((line) => post({ kind: 'log', line }))
const secrets = createSecretRequests((id, request) => post({ kind: 'want-secret', id, request }))

function open(): Core | null {
  try {
    return openCore({ workspaceFile, appVersion, checksOutput, ports: systemPorts(log, secrets.port) })
  } catch (error) {
    const failure =
      error instanceof Refusal
        ? error.failure
        : { code: 'unexpected' as const, reference: log.bug(error, 'opening the workspace') }
    post({ kind: 'failed', failure })
    return null
  }
}

const core = open()
if (core === null) {
  port.close()
} else {
  core.subscribe((event) => post({ kind: 'event', event }))
  port.on('message', (message: ToCore) => void receive(core, message))
  post({ kind: 'ready' })
}

async function receive(opened: Core, message: ToCore): Promise<void> {
  switch (message.kind) {
    case 'call':
      post({ kind: 'reply', id: message.id, reply: await opened.dispatch(message.operation, message.input) })
      return
    case 'grant':
      opened.grant(message.file)
      return
    case 'secret':
      secrets.receive(message.id, message.answer)
      return
    case 'close':
      await opened.close()
      post({ kind: 'closed' })
      port?.close()
      return
  }
}
