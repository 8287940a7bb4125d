import type { Bridge } from '../../shared/bridge.ts'
import type { CoreEvent } from '../../shared/contract/events.ts'
import { MAX_REQUEST_BYTES, ToClient, type Reply, type Request } from '../../shared/contract/wire.ts'
import type { Browser, Socket } from './browser.ts'
import { createHostFiles } from './host-files.ts'

/** The bridge over a WebSocket, and how to end it. */
export interface SocketBridge extends Bridge<File> {
  close(): void
}

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5_000
const LOST: Reply = { ok: false, failure: { code: 'disconnected' } }
const TOO_LARGE: Reply = {
  ok: false,
  failure: {
    code: 'invalid-input',
    problems: [{ path: [], message: 'This is too large to send in one piece: put it into a file.' }],
  },
}

/**
 * Connects to the Node host and stays connected: a lost connection is taken up again, more slowly each time.
 * Calls wait for the first connection; when there is none (any more), they are answered with `disconnected`.
 */
export function connectSocketBridge(browser: Browser): SocketBridge {
  const url = `${browser.origin.replace(/^http/, 'ws')}/socket`
  const eventListeners = new Set<(event: CoreEvent) => void>()
  const connectionListeners = new Set<(isConnected: boolean) => void>()
  const waiting = new Map<number, { readonly text: string; readonly answer: (reply: Reply) => void }>()
  let state: 'starting' | 'open' | 'lost' | 'closed' = 'starting'
  let socket: Socket
  let retryDelayMs = FIRST_RETRY_MS
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let lastId = 0

  function connect(): void {
    socket = browser.openSocket(url)
    socket.addEventListener('open', onOpen)
    socket.addEventListener('message', ({ data }) => onMessage(data))
    socket.addEventListener('close', onClose)
  }

  function onOpen(): void {
    if (state === 'closed') return socket.close()
    retryDelayMs = FIRST_RETRY_MS
    for (const { text } of waiting.values()) socket.send(text)
    changeState('open')
  }

  function onMessage(data: unknown): void {
    const message = ToClient.parse(JSON.parse(String(data)))
    if (message.kind === 'event') {
      for (const listener of eventListeners) listener(message.event)
      return
    }
    waiting.get(message.id)?.answer(message.reply)
    waiting.delete(message.id)
  }

  function onClose(): void {
    for (const { answer } of waiting.values()) answer(LOST)
    waiting.clear()
    if (state === 'closed') return
    changeState('lost')
    retryTimer = setTimeout(connect, retryDelayMs)
    retryDelayMs = Math.min(retryDelayMs * 2, LONGEST_RETRY_MS)
  }

  function changeState(next: 'open' | 'lost'): void {
    if (state === next) return
    state = next
    for (const listener of connectionListeners) listener(next === 'open')
  }

  connect()
  return {
    host: 'node',
    invoke: (operation, input) => {
      if (state === 'lost' || state === 'closed') return Promise.resolve(LOST)
      lastId += 1
      // JSON has no undefined, and a request without input would be no request.
      const request: Request = { id: lastId, operation, input: input ?? null }
      const text = JSON.stringify(request)
      if (isTooLarge(text)) return Promise.resolve(TOO_LARGE)
      const answered = Promise.withResolvers<Reply>()
      waiting.set(lastId, { text, answer: answered.resolve })
      if (state === 'open') socket.send(text)
      return answered.promise
    },
    subscribe: (listener) => {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    onConnection: (listener) => {
      connectionListeners.add(listener)
      // Until the first try has failed there is every reason to hope.
      listener(state === 'starting' || state === 'open')
      return () => connectionListeners.delete(listener)
    },
    ...createHostFiles(browser),
    openExternal: (address) => {
      const isAllowed = URL.canParse(address) && OUTSIDE.has(new URL(address).protocol)
      if (isAllowed) browser.openTab(address)
      return Promise.resolve()
    },
    close: () => {
      state = 'closed'
      clearTimeout(retryTimer)
      socket.close()
    },
  }
}

/** Pages, and mails that the mail program opens. */
const OUTSIDE: ReadonlySet<string> = new Set(['https:', 'mailto:'])

function isTooLarge(text: string): boolean {
  // One UTF-16 unit is three bytes at most: only a text near the limit has to be measured.
  if (text.length * 3 <= MAX_REQUEST_BYTES) return false
  return text.length > MAX_REQUEST_BYTES || new TextEncoder().encode(text).length > MAX_REQUEST_BYTES
}
