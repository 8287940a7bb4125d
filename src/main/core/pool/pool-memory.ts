import { setImmediate } from 'node:timers/promises'
import type { Effect } from '../jobs/task.ts'
import type { ReadableDb } from '../store/sql.ts'
import { facetCode } from './account-codes.ts'
import { seqsOfFacet } from './account-order-view.ts'
import { createFacetColumn, FACET_CODES, type FacetColumn } from './facet-column.ts'
import { nextSeq } from './seq-table.ts'
import { readTally } from './tally-table.ts'

const SLICE_ROWS = 10_000
const SLICE_MS = 4

/** Codes that were written, each with its running number; 0 stands for no account. */
export interface WrittenCodes {
  readonly codes: Uint16Array
  readonly seqAt: (index: number) => number
  /** One of them came where there was no account. */
  readonly hasNew: boolean
}

/** The facet code of every account by its running number. */
export interface PoolMemory {
  readonly column: FacetColumn
  /** Grows with every effect. */
  readonly version: number
  readonly isLoaded: boolean
  /** Accounts per facet code; right from the start, before all are loaded. */
  counts(): Uint32Array
  loaded(): Promise<void>
  apply(effect: Effect): void
  /** Makes room for running numbers below `end`, before slices of a large effect follow. */
  reserve(end: number): void
  close(): void
}

/** Starts to load the accounts of a workspace in slices of a few milliseconds; `onWritten` hears what effects change. */
export function createPoolMemory(db: ReadableDb, onWritten: (written: WrittenCodes) => void): PoolMemory {
  const column = createFacetColumn(Math.ceil(nextSeq(db) * 1.1) + 4096)
  let early: Uint32Array | null = null
  let version = 0
  let isLoaded = false
  let isClosed = false
  const loading = load()
  // Whoever waits for it hears of the failure; nobody waiting must not end the process.
  loading.catch(() => {})

  async function load(): Promise<void> {
    await setImmediate() // the workspace is open before its accounts are read
    if (isClosed) return
    let sliceStartedAt = performance.now()
    for (const facet of readTally(db)) {
      const code = facetCode(facet.marketplace, facet.model, facet.state)
      for (let after = 0; ;) {
        const seqs = seqsOfFacet(db, facet, after, SLICE_ROWS)
        column.write(new Uint16Array(seqs.length).fill(code), (index) => seqs[index] as number)
        if (performance.now() - sliceStartedAt > SLICE_MS) {
          await setImmediate()
          if (isClosed) return
          sliceStartedAt = performance.now()
        }
        if (seqs.length < SLICE_ROWS) break
        after = seqs.at(-1) ?? 0
      }
    }
    isLoaded = true
    early = null
  }

  function write(codes: Uint16Array, seqAt: (index: number) => number): void {
    const hasNew = column.write(codes, seqAt)
    version += 1
    early = null
    onWritten({ codes, seqAt, hasNew })
  }

  return {
    column,
    get version() {
      return version
    },
    get isLoaded() {
      return isLoaded
    },
    counts: () => (isLoaded ? column.counts : (early ??= countsFromTally(db))),
    loaded: () => loading,
    apply: (effect) => {
      switch (effect.kind) {
        case 'accounts-appended':
          return write(effect.codes, (index) => effect.firstSeq + index)
        case 'accounts-changed':
          return write(effect.codes, (index) => effect.seqs[index] as number)
        case 'activity-changed':
        case 'records-changed':
          return
      }
    },
    reserve: (end) => column.reserve(end),
    close: () => {
      isClosed = true
    },
  }
}

function countsFromTally(db: ReadableDb): Uint32Array {
  const counts = new Uint32Array(FACET_CODES)
  for (const { marketplace, model, state, n } of readTally(db))
    counts[facetCode(marketplace, model, state)] = n
  return counts
}
