import { WebSocket } from 'ws'
import { onTestFinished } from 'vitest'
import type { Browser } from '../../src/renderer/transport/browser.ts'
import { connectSocketBridge, type SocketBridge } from '../../src/renderer/transport/socket-bridge.ts'
import { startNodeHost } from '../support/start-node-host.ts'
import type { OpenWire, Wire } from './wire.ts'

/** The Node host: real sockets, and the bridge that runs in browsers. */
export const nodeWire: Wire = { name: 'WebSocket to the Node host', open: openNodeWire }

async function openNodeWire(): Promise<OpenWire> {
  const running = await startNodeHost()
  const cookie = await running.enter()
  let chosen: readonly File[] = []
  const downloads: string[] = []
  const browser: Browser = {
    ...browserAt(running.origin, cookie),
    chooseFiles: () => Promise.resolve(chosen),
    download: (url) => void downloads.push(url),
  }
  const connect = (): SocketBridge => {
    const bridge = connectSocketBridge(browser)
    onTestFinished(() => bridge.close())
    return bridge
  }

  return {
    bridge: connect(),
    openSecondWindow: async () => {
      const bridge = connect()
      await bridge.invoke('jobs.list', {})
      return bridge
    },
    userPicks: (files) => {
      chosen = files.map(({ name, content }) => new File([content], name))
    },
    droppedFile: (name, content) => new File([content], name),
    userSavesAs: () => {},
    delivered: async () => {
      const response = await browser.fetch(downloads.pop() ?? '')
      return response.text()
    },
    cut: running.close,
  }
}

/** A browser that was let in, as far as the transport can tell. */
export function browserAt(origin: string, cookie: string): Browser {
  const headers = { cookie, origin }
  return {
    origin,
    fetch: (input, init) => fetch(input, { ...init, headers }),
    openSocket: (url) => {
      const socket = new WebSocket(url, { headers })
      // A refused connection is told by `close`, as in a browser.
      socket.on('error', () => {})
      return {
        send: (text) => socket.send(text),
        close: () => socket.close(),
        addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void): void => {
          if (type === 'message')
            socket.on('message', (data: Buffer) => listener({ data: data.toString('utf8') }))
          else socket.on(type, () => listener({ data: undefined }))
        },
      }
    },
    chooseFiles: () => Promise.resolve([]),
    download: () => {},
    openTab: () => {},
  }
}
