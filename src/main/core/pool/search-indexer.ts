import type { BulkLink } from '../jobs/bulk-link.ts'
import type { ReadableDb } from '../store/sql.ts'
import { searchWatermark } from './account-search-table.ts'
import { nextSeq } from './seq-table.ts'

/** Keeps the search index close behind the accounts, in short writes between jobs; goes on where a last run stopped. */
export interface SearchIndexer {
  /** Looks whether there is something to do; to be called after every change of the pool. */
  wake(): void
  close(): Promise<void>
}

/** Fewer accounts than this are looked through in a millisecond: not worth a write. */
const WORTH_INDEXING = 4096
/** What commands may have to wait for indexing. */
const TARGET_HELD_MS = 30
/** Whoever waits for an answer after a start or an import comes first. */
const DELAY_MS = 300
const FEWEST_ROWS = 250
const MOST_ROWS = 20_000

/** Creates the indexer of one core. */
export function createSearchIndexer(db: ReadableDb, link: BulkLink): SearchIndexer {
  let working: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  let rows = 1000

  function unindexed(): number {
    return nextSeq(db) - 1 - searchWatermark(db)
  }

  async function work(): Promise<void> {
    for (;;) {
      if (isClosed) return
      const slice = await link.chore('index-search', { rows })
      // A full disk, say: the link has logged it, searches look through the rest, the next change wakes us.
      if (!slice.ok) return
      const { left, isTidy, heldMs } = slice.value
      if (left === 0 && isTidy) return
      const fitting = heldMs === 0 ? rows : (rows * TARGET_HELD_MS) / heldMs
      rows = Math.round(Math.min(Math.max(fitting, rows / 2, FEWEST_ROWS), rows * 2, MOST_ROWS))
    }
  }

  function start(): void {
    timer = null
    working = work().finally(() => {
      working = null
    })
  }

  return {
    wake: () => {
      if (timer !== null || working !== null || isClosed || unindexed() < WORTH_INDEXING) return
      timer = setTimeout(start, DELAY_MS)
    },
    close: async () => {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      await working
    },
  }
}
