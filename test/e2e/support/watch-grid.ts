import type { Locator, Page } from '@playwright/test'

/** What was seen while a grid was dragged. */
export interface Drag {
  /** How long one row stood blank at most. */
  readonly longestBlankMs: number
  /** How long one page of rows was on its way at most; infinite when none was asked for. */
  readonly longestFetchMs: number
  /** Between two drawings at most. */
  readonly longestFrameMs: number
}

/** What the page keeps of the fetches of rows, in milliseconds each. */
declare global {
  interface Window {
    fetchesMs?: number[]
  }
}

/** Has the page time every fetch of accounts from now on. */
export async function timeFetches(app: Page): Promise<void> {
  await app.evaluate(() => {
    const fetchesMs: number[] = (window.fetchesMs = [])
    const heard = new WeakSet<WebSocket>()
    const sentAt = new Map<number, number>()
    const send = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')?.value as WebSocket['send']
    WebSocket.prototype.send = function (this: WebSocket, data: Parameters<WebSocket['send']>[0]) {
      if (!heard.has(this)) {
        heard.add(this)
        this.addEventListener('message', ({ data: text }) => {
          const { id } = JSON.parse(String(text)) as { id?: number }
          const at = id === undefined ? undefined : sentAt.get(id)
          if (at !== undefined) fetchesMs.push(performance.now() - at)
        })
      }
      const request = JSON.parse(typeof data === 'string' ? data : '{}') as { id: number; operation: string }
      if (request.operation === 'accounts.page') sentAt.set(request.id, performance.now())
      send.call(this, data)
    }
  })
}

/** Drags the scrollbar through places (shares of its way), one for each drawing, and waits for the last one's rows. */
export async function dragThrough(grid: Locator, shares: readonly number[]): Promise<Drag> {
  return grid.evaluate(async (element, places) => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const blankSince = new Map<string, number>()
    const fetchesMs = window.fetchesMs ?? []
    fetchesMs.length = 0
    let longestBlankMs = 0
    let longestFrameMs = 0
    let lastFrameAt = await nextFrame()

    const look = async (): Promise<boolean> => {
      const now = await nextFrame()
      longestFrameMs = Math.max(longestFrameMs, now - lastFrameAt)
      lastFrameAt = now
      const rows = [...element.querySelectorAll<HTMLElement>('[data-row]')]
      const blank = rows.filter((row) => row.textContent === '').map((row) => row.dataset['row'] ?? '')
      for (const [row, since] of blankSince) {
        longestBlankMs = Math.max(longestBlankMs, now - since)
        if (!blank.includes(row)) blankSince.delete(row)
      }
      for (const row of blank) if (!blankSince.has(row)) blankSince.set(row, now)
      return rows.length > 0 && blank.length === 0
    }
    for (const share of places) {
      element.scrollTop = share * (element.scrollHeight - element.clientHeight)
      await look()
    }
    while (!(await look()));
    return { longestBlankMs, longestFetchMs: Math.max(...fetchesMs), longestFrameMs }
  }, shares)
}
