import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { SECURITY_HEADERS } from './security-headers.ts'

/** One file of the built window, as a host answers with it. */
export interface RendererFile {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/**
 * Every file of the built window by its URL path, `/` being index.html. Hosts answer from this table and from nothing
 * else, so no URL, however spelled, reaches another file.
 */
export async function listRendererFiles(folder: string): Promise<ReadonlyMap<string, RendererFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, RendererFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const url = `/${relative(folder, path).split(sep).join('/')}`
    files.set(url, { path, headers: headersFor(url) })
  }
  const index = files.get('/index.html')
  if (index === undefined) throw new Error(`${folder} holds no index.html: build it with npm run build`)
  files.set('/', index)
  return files
}

function headersFor(url: string): Readonly<Record<string, string>> {
  return {
    ...SECURITY_HEADERS,
    'Content-Type': CONTENT_TYPES[extname(url)] ?? 'application/octet-stream',
    // Names under /assets carry a hash of their content; index.html names the assets of this very build.
    'Cache-Control': url.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
  }
}
