import type { PickOptions } from '../../shared/bridge.ts'

/** What the socket bridge needs of the browser around it; tests bring their own. */
export interface Browser {
  /** Where the application is served, e.g. `http://127.0.0.1:4711`. */
  readonly origin: string
  readonly fetch: typeof fetch
  openSocket(url: string): Socket
  chooseFiles(options: PickOptions): Promise<readonly File[]>
  /** Lets the user save what an address answers with. */
  download(url: string): void
  openTab(url: string): void
}

/** The part of a WebSocket that is used. */
export interface Socket {
  send(text: string): void
  close(): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** The browser this window runs in. */
export function thisBrowser(): Browser {
  return {
    origin: window.location.origin,
    fetch: (input, init) => window.fetch(input, init),
    openSocket: (url) => new WebSocket(url),
    chooseFiles,
    download: (url) => clickLink(url, (link) => (link.download = '')),
    openTab: (url) =>
      clickLink(url, (link) => {
        // A mail program needs no tab, and some browsers would leave an empty one.
        if (url.startsWith('mailto:')) return
        link.target = '_blank'
        link.rel = 'noopener noreferrer'
      }),
  }
}

function chooseFiles({ isMultiple, extensions }: PickOptions): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = isMultiple
  input.accept = extensions.map((extension) => `.${extension}`).join(',')
  input.hidden = true
  // In the page, because a detached input may be collected before its dialog is answered.
  document.body.append(input)
  return new Promise((resolve) => {
    const finish = (files: readonly File[]): void => {
      input.remove()
      resolve(files)
    }
    input.addEventListener('change', () => finish([...(input.files ?? [])]))
    input.addEventListener('cancel', () => finish([]))
    input.click()
  })
}

function clickLink(url: string, prepare: (link: HTMLAnchorElement) => void): void {
  const link = document.createElement('a')
  link.href = url
  prepare(link)
  document.body.append(link)
  link.click()
  link.remove()
}
