import { setImmediate } from 'node:timers/promises'
import type { ReadableDb } from '../store/sql.ts'
import { seqsOfAwsState } from './account-order-view.ts'
import {
  hasTrigrams,
  indexedCandidates,
  scannedMatches,
  searchWatermark,
  seqsByIdRange,
} from './account-search-table.ts'
import { linkedAfter, seqsOfCustomer, seqsOfProject, type LinkedAccount } from './linked-account-view.ts'
import { createGrowingSeqs, type GrowingSeqs } from './growing-seqs.ts'
import type { Needle } from './needle.ts'

/** Accounts found in slices of a few milliseconds, so that others are answered meanwhile. */
export interface CandidateRun {
  readonly found: GrowingSeqs
  readonly isDescending: boolean
  /** It finds everything at its end, or nothing: there is no use in a page of it before that. */
  readonly isWholeOnly: boolean
  /** Everything is found; a stopped run never gets there. */
  readonly isDone: boolean
  /** Resolves when `isEnough` is true, all is found, `budgetMs` are over, or the run is stopped. */
  until(isEnough: () => boolean, budgetMs: number): Promise<void>
  stop(): void
}

const FIRST_CANDIDATES = 256
const MOST_CANDIDATES = 2048
const SCANNED_ROWS = 8192
/** Steps through memory are a hundred times as fast as rows. */
const YIELD_EVERY = 500_000
const EAGER_MS = 4
/** Enough for a pool of a few thousand accounts, however slow the machine is at the moment. */
const FEWEST_STEPS = 3

/** Finds the accounts that hold a needle, in order of storing or backwards; always exact, indexed yet or not. */
export function searchRun(
  db: ReadableDb,
  needle: Needle,
  options: { readonly lastSeq: number; readonly isDescending: boolean },
): CandidateRun {
  const { isDescending } = options
  return needle.kind === 'id-range'
    ? startRun(idRangeSlices(db, needle), IN_ORDER_AT_THE_END)
    : startRun(partSlices(db, needle.text, options), { isDescending, isWholeOnly: false })
}

/** Finds the accounts of which AWS said one of `states`, in order of storing. */
export function awsStateRun(db: ReadableDb, states: readonly number[]): CandidateRun {
  const readers = states.map((state) => (after: number) => seqsOfAwsState(db, state, after, SCANNED_ROWS))
  return startRun(indexSlices(readers), IN_ORDER_AT_THE_END)
}

/** Finds the accounts linked to some customers, in order of storing. */
export function customersRun(db: ReadableDb, customers: readonly number[]): CandidateRun {
  const readers = customers.map(
    (customer) => (after: number) => seqsOfCustomer(db, customer, after, SCANNED_ROWS),
  )
  return startRun(indexSlices(readers), IN_ORDER_AT_THE_END)
}

/** Finds the accounts in some projects, in order of storing. */
export function projectsRun(db: ReadableDb, projects: readonly number[]): CandidateRun {
  const readers = projects.map(
    (project) => (after: number) => seqsOfProject(db, project, after, SCANNED_ROWS),
  )
  return startRun(indexSlices(readers), IN_ORDER_AT_THE_END)
}

/** Finds the accounts below `end` that are linked to any customer, or those linked to none, in order of storing. */
export function linkedRun(
  db: ReadableDb,
  { isLinked, end }: { readonly isLinked: boolean; readonly end: number },
): CandidateRun {
  return startRun(linkedSlices(db, isLinked, end), IN_ORDER_AT_THE_END)
}

type Found = readonly number[] | Uint32Array
/** Each step does one slice of work and yields what it found; the last one may return it, so that nothing follows. */
type Slices = Generator<Found, Found | void, void>

const IN_ORDER_AT_THE_END = { isDescending: false, isWholeOnly: true } as const

function startRun(slices: Slices, kind: Pick<CandidateRun, 'isDescending' | 'isWholeOnly'>): CandidateRun {
  const found = createGrowingSeqs()
  let state: 'running' | 'done' | 'stopped' | 'failed' = 'running'
  let failure: unknown = null
  let isLooping = false
  let waiting: (() => void)[] = []

  function step(): void {
    try {
      const { done, value } = slices.next()
      for (const seq of value ?? []) found.push(seq)
      if (done === true) state = 'done'
    } catch (error) {
      state = 'failed'
      failure = error
    }
  }

  function stepFor(budgetMs: number): void {
    const startedAt = performance.now()
    for (let steps = 1; isRunning(); steps += 1) {
      step()
      if (steps >= FEWEST_STEPS && performance.now() - startedAt >= budgetMs) return
    }
  }

  function wake(): void {
    const woken = waiting
    waiting = []
    for (const resolve of woken) resolve()
  }

  async function loop(): Promise<void> {
    if (isLooping) return
    isLooping = true
    while (state === 'running') {
      await setImmediate()
      // Stopped while waiting: the connection may be closed by now.
      if (isRunning()) step()
      wake()
    }
  }

  /** Apart from `state` itself, because the compiler cannot see that it changes across an await. */
  function isRunning(): boolean {
    return state === 'running'
  }

  return {
    ...kind,
    found,
    get isDone() {
      return state === 'done'
    },
    until: async (isEnough, budgetMs) => {
      const startedAt = performance.now()
      // Most searches end within milliseconds: their first answer is the whole one.
      if (!isLooping) stepFor(EAGER_MS)
      while (isRunning() && !isEnough() && performance.now() - startedAt < budgetMs) {
        void loop()
        const progress = Promise.withResolvers<void>()
        waiting.push(progress.resolve)
        await progress.promise
      }
      if (state === 'failed') throw failure
      void loop()
    },
    stop: () => {
      if (isRunning()) state = 'stopped'
      wake()
    },
  }
}

function* idRangeSlices(db: ReadableDb, range: { readonly from: number; readonly to: number }): Slices {
  const all = createGrowingSeqs()
  let { from } = range
  for (;;) {
    const page = seqsByIdRange(db, from, range.to, MOST_CANDIDATES)
    for (const { seq } of page) all.push(seq)
    const last = page.at(-1)
    if (last === undefined || page.length < MOST_CANDIDATES) break
    from = last.id + 1
    yield []
  }
  return all.view().toSorted()
}

/** Every reader walks one value of an index: the next page after a running number. */
function* indexSlices(readers: readonly ((after: number) => number[])[]): Slices {
  const all = createGrowingSeqs()
  for (const readPage of readers) {
    for (let after = 0; ;) {
      const page = readPage(after)
      for (const seq of page) all.push(seq)
      if (page.length < SCANNED_ROWS) break
      after = page.at(-1) ?? 0
      yield []
    }
  }
  return all.view().toSorted()
}

function* linkedSlices(db: ReadableDb, isLinked: boolean, end: number): Slices {
  const table = new Uint8Array(end)
  let at: LinkedAccount | undefined = { customer: 0, seq: 0 }
  while (at !== undefined) {
    const page: readonly LinkedAccount[] = linkedAfter(db, at, SCANNED_ROWS)
    for (const { seq } of page) table[seq] = 1
    at = page.length < SCANNED_ROWS ? undefined : page.at(-1)
    yield []
  }
  const wanted = isLinked ? 1 : 0
  const all = createGrowingSeqs()
  for (let seq = 1; seq < end; seq += 1) {
    if (table[seq] === wanted) all.push(seq)
    if (seq % YIELD_EVERY === 0) yield []
  }
  return all.view()
}

function* partSlices(
  db: ReadableDb,
  text: string,
  { lastSeq, isDescending }: { readonly lastSeq: number; readonly isDescending: boolean },
): Slices {
  const indexedUpTo = hasTrigrams(text) ? Math.min(searchWatermark(db), lastSeq) : 0
  const indexed = indexedSlices(db, text, indexedUpTo, isDescending)
  const scanned = scannedSlices(db, text, { after: indexedUpTo, upTo: lastSeq, isDescending })
  if (isDescending) {
    yield* scanned
    yield* indexed
  } else {
    yield* indexed
    yield* scanned
  }
}

function* indexedSlices(db: ReadableDb, text: string, upTo: number, isDescending: boolean): Slices {
  let window = { after: 0, upTo }
  for (
    let limit = FIRST_CANDIDATES;
    window.after < window.upTo;
    limit = Math.min(limit * 2, MOST_CANDIDATES)
  ) {
    const candidates = indexedCandidates(db, text, { ...window, limit, isDescending })
    yield candidates.filter(({ isHit }) => isHit).map(({ seq }) => seq)
    const last = candidates.at(-1)
    if (last === undefined || candidates.length < limit) return
    window = isDescending ? { after: 0, upTo: last.seq - 1 } : { after: last.seq, upTo }
  }
}

function* scannedSlices(
  db: ReadableDb,
  text: string,
  range: { readonly after: number; readonly upTo: number; readonly isDescending: boolean },
): Slices {
  const starts: number[] = []
  for (let after = range.after; after < range.upTo; after += SCANNED_ROWS) starts.push(after)
  for (const after of range.isDescending ? starts.toReversed() : starts) {
    const matches = scannedMatches(db, text, after, Math.min(after + SCANNED_ROWS, range.upTo))
    yield range.isDescending ? matches.toReversed() : matches
  }
}
