import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Reply } from '../../shared/contract/wire.ts'
import type { RendererFile } from '../core/host/renderer-files.ts'
import { SECURITY_HEADERS } from '../core/host/security-headers.ts'
import type { Access } from './access.ts'
import { contentDisposition } from './content-disposition.ts'
import { NO_ENTRY_PAGE } from './no-entry-page.ts'
import { TooLarge, type Transfers } from './transfers.ts'

/** Answers one request; never rejects. */
export type Routes = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface RoutesOptions {
  readonly access: Access
  readonly files: ReadonlyMap<string, RendererFile>
  readonly transfers: Transfers
  readonly log: (line: string) => void
}

const MAX_NAME_LENGTH = 255

/** Builds everything the server answers: the way in, the window's files, uploads and downloads. */
export function createRoutes({ access, files, transfers, log }: RoutesOptions): Routes {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, headers } = request
    const isReading = method === 'GET' || method === 'HEAD'
    if (!access.isOurHost(headers.host))
      return end(response, 421, 'This server answers at its own address only.')
    if ((!isReading || headers.origin !== undefined) && !access.isOurOrigin(headers.origin)) {
      return end(response, 403, 'This server answers its own pages only.')
    }
    const [path = '', search = ''] = (request.url ?? '').split('?', 2)
    const query = new URLSearchParams(search)
    const key = path === '/' && method === 'GET' ? query.get('key') : null
    const cookie = key === null ? null : access.redeem(key)
    if (cookie !== null) return redirectInside(response, cookie)
    if (!access.hasSession(headers.cookie))
      return end(response, 401, NO_ENTRY_PAGE, 'text/html; charset=utf-8')
    if (key !== null) return redirectInside(response)

    if (method === 'POST' && path === '/files') return takeUpload(request, response, nameIn(query))
    if (method === 'POST' && path === '/targets') return makeTarget(response, nameIn(query))
    if (method === 'GET' && path.startsWith('/files/'))
      return sendDownload(response, path.slice('/files/'.length))
    if (!isReading) return end(response, 405, 'Files of the window are only read.')
    const file = files.get(path)
    if (file === undefined) return end(response, 404, 'There is no such file.')
    response.writeHead(200, file.headers)
    if (method === 'HEAD') return void response.end()
    await pipeline(createReadStream(file.path), response)
  }

  async function takeUpload(
    request: IncomingMessage,
    response: ServerResponse,
    name: string | null,
  ): Promise<void> {
    if (name === null) return end(response, 400, 'An upload needs the name of the file.')
    try {
      endJson(response, 200, { ok: true, value: await transfers.receive(name, request) })
    } catch (error) {
      const failure = uploadFailure(error, name)
      if (failure === null) throw error
      endJson(response, failure.code === 'disk-full' ? 507 : 413, { ok: false, failure })
    }
  }

  async function makeTarget(response: ServerResponse, name: string | null): Promise<void> {
    if (name === null) return end(response, 400, 'A download needs the name of the file.')
    endJson(response, 200, { ok: true, value: await transfers.createTarget(name) })
  }

  async function sendDownload(response: ServerResponse, token: string): Promise<void> {
    const download = await transfers.takeDownload(token)
    if (download === null)
      return end(response, 404, 'This file was downloaded already, or was never written.')
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'Content-Type': 'application/octet-stream',
      'Content-Length': download.sizeBytes,
      'Content-Disposition': contentDisposition(download.name),
      'Cache-Control': 'no-store',
    })
    await download.send(response)
  }

  return async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      // The browser went away in the middle: nobody is left to answer.
      if (request.destroyed || response.destroyed) return
      log(`${request.method} failed: ${error instanceof Error ? error.stack : String(error)}`)
      if (response.headersSent) response.destroy()
      else end(response, 500, 'Something went wrong; the terminal shows what.')
    }
  }
}

function nameIn(query: URLSearchParams): string | null {
  const name = query.get('name') ?? ''
  return name === '' || name.length > MAX_NAME_LENGTH ? null : name
}

function uploadFailure(error: unknown, file: string): Failure | null {
  if (error instanceof TooLarge) {
    const why = 'The file is larger than this application takes.'
    return { code: 'unreadable-file', file, line: null, why, next: 'Split it into smaller files.' }
  }
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  return isFull ? { code: 'disk-full', file, isPartDone: false } : null
}

function redirectInside(response: ServerResponse, cookie?: string): void {
  if (cookie !== undefined) response.setHeader('Set-Cookie', cookie)
  response.setHeader('Location', '/')
  end(response, 303, 'You are in.')
}

function endJson(response: ServerResponse, status: number, reply: Reply): void {
  end(response, status, JSON.stringify(reply), 'application/json; charset=utf-8')
}

function end(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  const headers = { ...SECURITY_HEADERS, 'Content-Type': type, 'Cache-Control': 'no-store' }
  response.writeHead(status, headers).end(body)
}
