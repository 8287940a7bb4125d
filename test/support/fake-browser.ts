import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const ws = createRequire(import.meta.url).resolve('ws')

/** A browser window, in short: opens the address of `--app`, keeps a socket, and is closed a moment later. */
const OPENS_AND_CLOSES = `
const { WebSocket } = require(${JSON.stringify(ws)})
const url = process.argv.find((each) => each.startsWith('--app=')).slice(6)
fetch(url, { redirect: 'manual' }).then((response) => {
  const { origin } = new URL(url)
  const cookie = response.headers.get('set-cookie').split(';')[0]
  const socket = new WebSocket(origin.replace('http', 'ws') + '/socket', { headers: { cookie, origin } })
  socket.on('open', () => socket.close())
  socket.on('close', () => process.exit(0))
})
`

/** Puts a browser on a PATH of its own; returns the environment in which it is found. */
export function fakeBrowser(
  folder: string,
  kind: 'opens-and-closes' | 'cannot-start',
): Record<string, string> {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const program = join(bin, 'google-chrome')
  const script = kind === 'opens-and-closes' ? OPENS_AND_CLOSES : 'process.exit(1)'
  writeFileSync(program, `#!${process.execPath}\n${script}`)
  chmodSync(program, 0o755)
  return {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    XDG_CACHE_HOME: join(folder, 'cache'),
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
    BROWSER: 'true',
  }
}
