import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { Request, type ToClient } from '../../shared/contract/wire.ts'
import type { CoreLink } from '../core/core-link.ts'

/** The windows that are connected. */
export interface SocketHost {
  /** Takes over a request that was let in. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Whether any window ever connected. */
  wasVisited(): boolean
  /** Resolves when no window has been connected for that long. */
  deserted(graceMs: number): Promise<void>
  close(): void
}

export interface SocketLimits {
  readonly maxMessageBytes: number
  readonly heartbeatMs: number
  /** A window that lets this much pile up has stopped reading. */
  readonly maxUnsentBytes: number
}

/** Carries the contract over WebSockets: requests in, replies and every core event out. */
export function createSocketHost(core: CoreLink, limits: SocketLimits): SocketHost {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.maxMessageBytes })
  const alive = new WeakSet<WebSocket>()
  let onCountChanged = (): void => {}
  let isVisited = false

  function send(socket: WebSocket, message: ToClient): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.maxUnsentBytes) socket.terminate()
    else socket.send(JSON.stringify(message))
  }

  async function receive(socket: WebSocket, data: RawData, isBinary: boolean): Promise<void> {
    const request = isBinary ? null : readRequest(data)
    if (request === null) {
      socket.close(1007, 'A message must be a request of the contract.')
      return
    }
    const reply = await core.call(request.operation, request.input)
    send(socket, { kind: 'reply', id: request.id, reply })
  }

  server.on('connection', (socket) => {
    alive.add(socket)
    isVisited = true
    onCountChanged()
    socket.on('pong', () => alive.add(socket))
    socket.on('message', (data, isBinary) => void receive(socket, data, isBinary))
    // Broken or oversized frames: ws closes the connection itself, with the code that fits.
    socket.on('error', () => {})
    socket.on('close', () => onCountChanged())
  })

  const stopEvents = core.subscribe((event) => {
    for (const socket of server.clients) send(socket, { kind: 'event', event })
  })
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.has(socket)) {
        socket.terminate()
        continue
      }
      alive.delete(socket)
      socket.ping()
    }
  }, limits.heartbeatMs)

  return {
    accept: (request, socket, head) =>
      server.handleUpgrade(request, socket, head, (accepted) => server.emit('connection', accepted)),
    wasVisited: () => isVisited,
    deserted: (graceMs) =>
      new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined
        onCountChanged = () => {
          clearTimeout(timer)
          // The server keeps the process alive; a stopped one must not wait for this.
          if (server.clients.size === 0) timer = setTimeout(resolve, graceMs).unref()
        }
        onCountChanged()
      }),
    close: () => {
      clearInterval(heartbeat)
      stopEvents()
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

function readRequest(data: RawData): Request | null {
  try {
    // ws hands text over as one Buffer unless told otherwise.
    const request = Request.safeParse(JSON.parse((data as Buffer).toString('utf8')))
    return request.success ? request.data : null
  } catch {
    return null
  }
}
