import type { GridPage } from './grid-types.ts'

/** Rows per page; one fetch each. */
export const PAGE_SIZE = 100

/** The pages of one list: what was read, what is missing, what grew old. No clock, no network, no screen. */
export interface PageCache<Row> {
  readonly total: number | null
  readonly isExact: boolean
  /** A row, possibly of the last version; undefined when its page was never read. */
  row(index: number): Row | undefined
  /** True when every row of the stretch is there and of this version. */
  isFresh(first: number, count: number): boolean
  /** The pages of a stretch that should be read now, nearest first; those under way are left out. */
  wanted(first: number, count: number): number[]
  /** Notes that a page is being read; hand the ticket back with the answer. */
  begin(page: number): Ticket
  /** Takes an answer; false when it came too late to count. */
  put(ticket: Ticket, answer: GridPage<Row>): boolean
  fail(ticket: Ticket): void
  /** The data changed: rows stay to be seen, but are read again. */
  makeStale(): void
  /** Another filter or order: the old rows stay until the first new page comes. */
  restart(): void
}

/** Proof of having asked, and for which generation of the list. */
export interface Ticket {
  readonly page: number
  readonly generation: number
}

interface Entry<Row> {
  readonly rows: readonly Row[]
  readonly generation: number
}

/** A cache of at most `capacity` pages; the one not looked at for longest goes first. */
export function createPageCache<Row>(capacity = 64): PageCache<Row> {
  // A Map remembers the order of insertion: its first key is the one not used for longest.
  const pages = new Map<number, Entry<Row>>()
  const underWay = new Map<number, number>()
  let generation = 0
  let firstOfList = 0
  let version = 0
  let total: number | null = null
  let isExact = true

  function pagesOf(first: number, count: number): number[] {
    const end = Math.min(first + count, total ?? first + count)
    const from = Math.floor(first / PAGE_SIZE)
    const to = Math.floor(Math.max(first, end - 1) / PAGE_SIZE)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  }

  function isCurrent(page: number): boolean {
    return pages.get(page)?.generation === generation
  }

  function touch(page: number): void {
    const entry = pages.get(page)
    if (entry === undefined) return
    pages.delete(page)
    pages.set(page, entry)
  }

  function evict(): void {
    for (const page of pages.keys()) {
      if (pages.size <= capacity) return
      pages.delete(page)
    }
  }

  return {
    get total() {
      return total
    },
    get isExact() {
      return isExact
    },
    row: (index) => pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE],
    isFresh: (first, count) => pagesOf(first, count).every(isCurrent),
    wanted: (first, count) => {
      const asked = pagesOf(first, count)
      for (const page of asked) touch(page)
      return asked.filter((page) => !isCurrent(page) && underWay.get(page) !== generation)
    },
    begin: (page) => {
      underWay.set(page, generation)
      return { page, generation }
    },
    put: (ticket, answer) => {
      if (underWay.get(ticket.page) === ticket.generation) underWay.delete(ticket.page)
      if (ticket.generation !== generation) return false
      const answered = answer.version ?? 0
      // An answer from before a change that another answer has already shown.
      if (answered < version) return false
      if (answered > version) {
        version = answered
        // A page of a newer state: whatever else counts as current is from before.
        if ([...pages.values()].some((entry) => entry.generation === generation)) generation += 1
      }
      for (const [page, entry] of pages) if (entry.generation < firstOfList) pages.delete(page)
      pages.delete(ticket.page)
      pages.set(ticket.page, { rows: answer.rows, generation })
      total = answer.total
      isExact = answer.isExact ?? true
      evict()
      return true
    },
    fail: (ticket) => {
      if (underWay.get(ticket.page) === ticket.generation) underWay.delete(ticket.page)
    },
    makeStale: () => {
      generation += 1
    },
    restart: () => {
      generation += 1
      firstOfList = generation
    },
  }
}
