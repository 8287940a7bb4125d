import { EventEmitter } from 'node:events'
import { refusable, type AppDouble } from './app.ts'
import type { IpcMainDouble } from './ipc.ts'
import { runPreload, type PageDouble } from './preload.ts'

interface WindowOptions {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly show: boolean
  readonly webPreferences: { readonly preload: string } & Readonly<Record<string, unknown>>
}

interface Surroundings {
  readonly app: AppDouble
  readonly ipc: IpcMainDouble
  request(url: string): Promise<Response>
}

/** A `BrowserWindow`, and what a test does to it. */
export interface DoubleWindow {
  readonly options: WindowOptions
  readonly calls: string[]
  /** Resolves when the page is there. */
  readonly loaded: Promise<PageDouble>
  /** True while the page refuses to be unloaded. */
  isHeld: boolean
  loadURL(url: string): Promise<void>
  close(): boolean
  /** The page tries to go somewhere; true when it may. */
  navigates(
    kind: 'will-navigate' | 'will-redirect' | 'will-frame-navigate' | 'will-attach-webview',
    url: string,
  ): boolean
  /** The page calls `window.open`; true when a window comes. */
  opensWindow(url: string): boolean
  /** Sends a message from a frame of the test's choosing. */
  sendAs(
    frame: { readonly url: string } | 'main' | null,
    channel: string,
    ...values: unknown[]
  ): Promise<unknown>
}

/** Creates the `BrowserWindow` class of one application. */
export function createWindowClass({
  app,
  ipc,
  request,
}: Surroundings): { readonly all: DoubleWindow[] } & (new (options: WindowOptions) => DoubleWindow) {
  const open: BrowserWindow[] = []

  class BrowserWindow extends EventEmitter implements DoubleWindow {
    static readonly all: DoubleWindow[] = []
    static getAllWindows(): BrowserWindow[] {
      return [...open]
    }
    static fromWebContents(contents: unknown): BrowserWindow | null {
      return open.find(({ webContents }) => webContents === contents) ?? null
    }

    readonly options: WindowOptions
    readonly calls: string[] = []
    isHeld = false
    readonly mainFrame = { url: '' }
    readonly #page = Promise.withResolvers<PageDouble>()
    readonly loaded = this.#page.promise
    #openHandler = (_details: { url: string }): { action: string } => ({ action: 'allow' })
    readonly webContents = Object.assign(new EventEmitter(), {
      mainFrame: this.mainFrame,
      setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
        this.#openHandler = handler
      },
      send: (channel: string, ...values: unknown[]): void =>
        void this.loaded.then((page) => page.receive(channel, values)),
    })

    constructor(options: WindowOptions) {
      super()
      app.requireReady('BrowserWindow')
      this.options = options
      open.push(this)
      app.windows.push(this)
      BrowserWindow.all.push(this)
      app.module.emit('web-contents-created', {}, this.webContents)
    }

    async loadURL(url: string): Promise<void> {
      const response = await request(url)
      if (!response.ok) throw new Error(`ERR_FAILED loading ${url}`)
      this.mainFrame.url = url
      const page = runPreload(this.options.webPreferences.preload, (channel, values) =>
        this.sendAs('main', channel, ...values),
      )
      this.emit('ready-to-show')
      this.#page.resolve(page)
    }

    sendAs(
      frame: { readonly url: string } | 'main' | null,
      channel: string,
      ...values: unknown[]
    ): Promise<unknown> {
      const senderFrame = frame === 'main' ? this.mainFrame : frame
      return ipc.invoke({ sender: this.webContents, senderFrame }, channel, values)
    }

    navigates(kind: string, url: string): boolean {
      const event = refusable({ url })
      this.webContents.emit(kind, event)
      return !event.isRefused
    }

    opensWindow(url: string): boolean {
      return this.#openHandler({ url }).action === 'allow'
    }

    close(): boolean {
      const event = refusable({})
      this.emit('close', event)
      if (event.isRefused) return false
      if (this.isHeld) {
        const overruled = refusable({})
        this.webContents.emit('will-prevent-unload', overruled)
        if (!overruled.isRefused) return false
      }
      open.splice(open.indexOf(this), 1)
      app.windows.splice(app.windows.indexOf(this), 1)
      this.emit('closed')
      if (open.length === 0) app.module.emit('window-all-closed')
      return true
    }

    getNormalBounds(): { x: number; y: number; width: number; height: number } {
      const { x = 10, y = 20, width, height } = this.options
      return { x, y, width, height }
    }
    isMaximized = (): boolean => this.calls.includes('maximize')
    isMinimized = (): boolean => true
    maximize = (): void => void this.calls.push('maximize')
    restore = (): void => void this.calls.push('restore')
    focus = (): void => void this.calls.push('focus')
    show = (): void => void this.calls.push('show')
  }

  return BrowserWindow
}
