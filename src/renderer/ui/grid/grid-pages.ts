import type { Failure } from '../../../shared/contract/failure.ts'
import { asFailure } from '../as-failure.ts'
import type { GridSource } from './grid-types.ts'
import { createPageCache, PAGE_SIZE, type PageCache } from './page-cache.ts'

// While the scrollbar is dragged only the pages in sight matter: few fetches at once, and the next one asks anew.
const MAX_UNDER_WAY = 3

/** A stretch of rows. */
export interface Stretch {
  readonly first: number
  readonly count: number
}

/** Reads the pages of one grid: those in sight, then their neighbours. */
export interface GridPages<Row> {
  readonly cache: PageCache<Row>
  readonly failure: Failure | null
  /** Grows whenever there is something new to draw. */
  readonly revision: number
  /** Says what is looked at; another source starts the list anew. */
  look(source: GridSource<Row>, sight: Stretch): void
  /** Reads what is in sight once more: the data changed, or reading failed. */
  readAgain(): void
  subscribe(listener: () => void): () => void
}

/** Creates the reader of one grid; without listeners it rests. */
export function createGridPages<Row>(): GridPages<Row> {
  const cache = createPageCache<Row>()
  const listeners = new Set<() => void>()
  let source: GridSource<Row> | null = null
  let sight: Stretch = { first: 0, count: 0 }
  let underWay = 0
  let failure: Failure | null = null
  let revision = 0

  function announce(): void {
    revision += 1
    for (const listener of listeners) listener()
  }

  function pump(): void {
    const from = source
    if (from === null) return
    while (failure === null && listeners.size > 0 && underWay < MAX_UNDER_WAY) {
      const page = nextPage(cache, sight, underWay)
      if (page === undefined) return
      void read(from, page)
    }
  }

  async function read(from: GridSource<Row>, page: number): Promise<void> {
    const ticket = cache.begin(page)
    underWay += 1
    try {
      cache.put(ticket, await from.fetch(page * PAGE_SIZE, PAGE_SIZE))
    } catch (error) {
      cache.fail(ticket)
      // An answer to a question that nobody asks any more is no news.
      if (from.key === source?.key) failure = asFailure(error)
    }
    underWay -= 1
    announce()
    pump()
  }

  return {
    cache,
    get failure() {
      return failure
    },
    get revision() {
      return revision
    },
    look: (nextSource, nextSight) => {
      if (nextSource.key !== source?.key) {
        cache.restart()
        failure = null
      }
      source = nextSource
      sight = nextSight
      pump()
    },
    readAgain: () => {
      failure = null
      cache.makeStale()
      announce()
      pump()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      pump()
      return () => void listeners.delete(listener)
    },
  }
}

function nextPage<Row>(
  cache: PageCache<Row>,
  { first, count }: Stretch,
  underWay: number,
): number | undefined {
  const inSight = cache.wanted(first, count)[0]
  // Neighbours are read one at a time and only in quiet moments: nobody waits for them.
  if (inSight !== undefined || cache.total === null || underWay > 0) return inSight
  return cache.wanted(Math.max(0, first - PAGE_SIZE), count + 2 * PAGE_SIZE)[0]
}
