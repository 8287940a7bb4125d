import type { Bridge } from '../../shared/bridge.ts'
import { createClient, type Client } from '../../shared/client.ts'
import { Reply } from '../../shared/contract/wire.ts'
import type { Core } from './core.ts'

/** The contract as typed calls on a core in this very thread; what crosses is JSON, as on a real wire. For tests and the benchmark. */
export function localClient(core: Core): Client {
  const noHost = (): never => {
    throw new Error('a core by itself has no host to pick or deliver files')
  }
  const bridge: Bridge = {
    host: 'node',
    invoke: async (operation, input) => {
      const overTheWire: unknown = JSON.parse(JSON.stringify(input))
      const reply = await core.dispatch(operation, overTheWire)
      return Reply.parse(JSON.parse(JSON.stringify(reply)))
    },
    subscribe: (listener) => core.subscribe(listener),
    onConnection: (listener) => {
      listener(true)
      return () => {}
    },
    pickFiles: noHost,
    takeFiles: noHost,
    saveFile: noHost,
    deliver: noHost,
    openExternal: noHost,
  }
  return createClient(bridge)
}
