import { setImmediate } from 'node:timers/promises'
import type { ReadableDb } from '../store/sql.ts'
import { seqsInIdOrder } from './account-order-view.ts'
import { createFacetColumn, type FacetColumn } from './facet-column.ts'
import type { WrittenCodes } from './pool-memory.ts'

/** All accounts in order of their id: the running number and the facet code at each position. */
export interface IdOrder {
  readonly seqs: Uint32Array
  readonly column: FacetColumn
  /** Where each account stands, by running number. */
  readonly positions: Uint32Array
}

/** The order of all accounts by id: read when it is first asked for, kept until accounts come. */
export interface KeptIdOrder {
  get(): Promise<IdOrder>
  /** Follows what was written; accounts that came make it read the order anew. */
  follow(written: WrittenCodes): void
}

const SLICE_ROWS = 10_000

/** Creates the order of one pool. */
export function createKeptIdOrder(db: ReadableDb, source: () => FacetColumn): KeptIdOrder {
  let order: IdOrder | null = null
  let reading: Promise<IdOrder> | null = null
  let arrivals = 0

  async function read(): Promise<IdOrder> {
    for (;;) {
      const seen = arrivals
      const seqs = await readSeqs(db, source().end, () => arrivals !== seen)
      if (seqs !== null) return (order = withCodes(seqs, source()))
    }
  }

  function drop(): void {
    order = null
    arrivals += 1
  }

  return {
    /** Accounts that arrive between the reading and the page that waits for it are in the page after that. */
    get: async () => {
      if (order !== null) return order
      reading ??= read().finally(() => {
        reading = null
      })
      return reading
    },
    follow: ({ codes, seqAt, hasNew }) => {
      if (hasNew) return drop()
      const current = order
      current?.column.write(codes, (index) => current.positions[seqAt(index)] as number)
    },
  }
}

/** Reads the order from the unique index in slices; null when `isStale` says that accounts came meanwhile. */
async function readSeqs(db: ReadableDb, atMost: number, isStale: () => boolean): Promise<Uint32Array | null> {
  const seqs = new Uint32Array(atMost)
  let length = 0
  for (let afterId = -1; ;) {
    const page = seqsInIdOrder(db, afterId, SLICE_ROWS)
    // The store is ahead of the memory for a moment: its news are on the way.
    if (length + page.seqs.length > seqs.length) return null
    seqs.set(page.seqs, length)
    length += page.seqs.length
    if (page.seqs.length < SLICE_ROWS) return seqs.subarray(0, length)
    afterId = page.lastId
    await setImmediate()
    if (isStale()) return null
  }
}

function withCodes(seqs: Uint32Array, source: FacetColumn): IdOrder {
  const column = createFacetColumn(seqs.length + 1)
  // An account that is not in the order, because it is being deleted just now, has the place behind the last one.
  const positions = new Uint32Array(source.end).fill(seqs.length)
  const codes = new Uint16Array(seqs.length)
  for (let at = 0; at < seqs.length; at += 1) {
    const seq = seqs[at] as number
    codes[at] = source.codes[seq] ?? 0
    positions[seq] = at
  }
  column.write(codes, (index) => index)
  return { seqs, column, positions }
}
