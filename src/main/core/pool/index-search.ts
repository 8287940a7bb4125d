import type { TaskContext } from '../jobs/task.ts'
import { writeDerived } from '../store/change.ts'
import { indexForSearch, mergeSearchIndex, searchWatermark } from './account-search-table.ts'
import { nextSeq } from './seq-table.ts'

/** How one slice of indexing went. */
export interface IndexedSlice {
  /** Accounts that are not in the index yet. */
  readonly left: number
  /** True when the index also needs no tidying up. */
  readonly isTidy: boolean
  /** How long the write lock was held for the accounts. */
  readonly heldMs: number
}

/** Brings the next `rows` accounts into the search index and tidies a little, each in a short write of its own. */
export async function indexSearchSlice(
  { rows }: { readonly rows: number },
  { store, write }: TaskContext,
): Promise<IndexedSlice> {
  const last = nextSeq(store) - 1
  const from = searchWatermark(store) + 1
  const to = Math.min(from + rows - 1, last)
  let heldMs = 0
  if (from <= last) {
    heldMs = await write(() => {
      const startedAt = performance.now()
      writeDerived(store, (db) => indexForSearch(db, from, to))
      return { value: performance.now() - startedAt, effects: [] }
    })
  }
  const isTidy = await write(() => ({ value: writeDerived(store, mergeSearchIndex), effects: [] }))
  return { left: Math.max(last - to, 0), isTidy, heldMs }
}
