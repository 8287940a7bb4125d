import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { RendererFile } from '../core/host/renderer-files.ts'
import { SECURITY_HEADERS } from '../core/host/security-headers.ts'

const SCHEME = 'app'
/** Where the window's own pages come from; the only origin there is in it. */
export const APP_ORIGIN = `${SCHEME}://quartermaster`

/** Makes app:// a secure origin of its own; only possible before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers app:// from the table of the built window, and with nothing else. */
export function serveAppScheme(files: ReadonlyMap<string, RendererFile>): void {
  protocol.handle(SCHEME, async (request) => {
    const file = findFile(request, files)
    if (file === undefined)
      return new Response('There is no such file.', { status: 404, headers: SECURITY_HEADERS })
    return new Response(await readFile(file.path), { headers: file.headers })
  })
}

function findFile(
  { method, url }: Request,
  files: ReadonlyMap<string, RendererFile>,
): RendererFile | undefined {
  if (method !== 'GET' || !isAppUrl(url)) return undefined
  return files.get(new URL(url).pathname)
}

/** True for an address of the window's own pages. */
export function isAppUrl(url: string): boolean {
  // An app:// URL has the origin `null` in Node, so scheme and host are compared.
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)
}
