import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { MAX_REQUEST_BYTES } from '../../shared/contract/wire.ts'
import type { CoreLink } from '../core/core-link.ts'
import { listRendererFiles } from '../core/host/renderer-files.ts'
import { createAccess, type Access } from './access.ts'
import { createRoutes } from './routes.ts'
import { openTransfers } from './transfers.ts'
import { createSocketHost, type SocketLimits } from './web-socket.ts'

/** The running server. */
export interface HttpHost {
  /** The address with the one-time key in it. */
  readonly entryUrl: string
  /** Whether any window ever connected. */
  wasVisited(): boolean
  /** Resolves when no window has been connected for that long. */
  deserted(graceMs: number): Promise<void>
  close(): Promise<void>
}

export interface HttpHostOptions {
  readonly core: CoreLink
  /** The built window. */
  readonly rendererFolder: string
  /** 0 lets the system choose a free one. */
  readonly port: number
  readonly log: (line: string) => void
  readonly limits?: Partial<HttpLimits>
}

export interface HttpLimits extends SocketLimits {
  readonly maxUploadBytes: number
}

const LIMITS: HttpLimits = {
  maxUploadBytes: 8 * 2 ** 30,
  maxMessageBytes: MAX_REQUEST_BYTES,
  maxUnsentBytes: 64 * 2 ** 20,
  heartbeatMs: 30_000,
}

/** Serves the application on the loopback interface. Rejects with the system's error when the port is taken. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const limits = { ...LIMITS, ...options.limits }
  const files = await listRendererFiles(options.rendererFolder)
  const server = createServer()
  const access = createAccess(await listen(server, options.port))
  const transfers = await openTransfers(options.core, limits.maxUploadBytes)
  const sockets = createSocketHost(options.core, limits)
  const answer = createRoutes({ access, files, transfers, log: options.log })

  server.on('request', (request, response) => void answer(request, response))
  server.on('upgrade', (request, socket, head) => {
    const status = upgradeStatus(access, request)
    if (status === 101) sockets.accept(request, socket, head)
    else refuseUpgrade(socket, status)
  })

  return {
    entryUrl: access.entryUrl,
    wasVisited: () => sockets.wasVisited(),
    deserted: (graceMs) => sockets.deserted(graceMs),
    close: async () => {
      sockets.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await transfers.close()
    },
  }
}

function upgradeStatus(access: Access, request: IncomingMessage): number {
  if (!access.isOurHost(request.headers.host)) return 421
  if (!access.isOurOrigin(request.headers.origin)) return 403
  if (!access.hasSession(request.headers.cookie)) return 401
  return request.url === '/socket' ? 101 : 404
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      // A server that listens on an address and a port has both.
      resolve((server.address() as AddressInfo).port)
    })
  })
}
