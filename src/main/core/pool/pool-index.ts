import type { AccountFilter, AccountSort } from '../../../shared/contract/accounts.ts'
import type { Effect } from '../jobs/task.ts'
import type { ReadableDb } from '../store/sql.ts'
import { resolveFilter, type ResolvedFilter } from './account-filter.ts'
import { seqsFromTheEnd } from './account-order-view.ts'
import type { CandidateRun } from './candidate-run.ts'
import { countsIn, FACET_CODES } from './facet-column.ts'
import { EVERYWHERE } from './facet-view.ts'
import { foundByAll, isAtLeast } from './found-by-all.ts'
import { createPoolMemory, type PoolMemory } from './pool-memory.ts'
import { createPoolOrders } from './pool-orders.ts'
import { createPoolRuns } from './pool-runs.ts'

/** A filter as one provider's staff see it. */
export interface PoolQuery {
  readonly filter: AccountFilter
  readonly providerKey: number
}

/** Where every account is, in memory (docs/adr/0005-pool-in-memory.md). */
export interface PoolIndex {
  /** Follows what was written, by a bulk task or a command. */
  apply(effect: Effect): void
  /** Makes room for running numbers below `end`, before slices of a large effect follow. */
  reserve(end: number): void
  /** Resolves when every account is in memory. */
  loaded(): Promise<void>
  /** The running numbers of one page and how many there are; `isExact` false while a search still counts. */
  page(
    query: PoolQuery & { readonly sort: AccountSort; readonly first: number; readonly count: number },
  ): Promise<{ readonly seqs: readonly number[]; readonly total: number; readonly isExact: boolean }>
  /** How many accounts there are per facet code: what the search, AWS states and added-by of a filter leave. */
  counts(
    query: PoolQuery,
  ): Promise<{ readonly filter: ResolvedFilter; readonly byCode: Uint32Array; readonly isExact: boolean }>
  /** All running numbers of a filter, in order. */
  collect(query: PoolQuery & { readonly sort: AccountSort }): Promise<Uint32Array>
  /** Known accounts, given in order of storing, in another order. */
  inOrder(seqs: Uint32Array, sort: AccountSort): Promise<Uint32Array>
  /** The facet code of an account, 0 when there is none. */
  codeOf(seq: number): number
  close(): void
}

/** How long a page waits for a search before it shows what is found so far. */
const SEARCH_BUDGET_MS = 30
/** A pool that changes all the time is searched again only so often. */
const MOST_ATTEMPTS = 3

/** Creates the index of one workspace; `onCounted` hears when a search that was answered early has found everything. */
export function createPoolIndex(db: ReadableDb, onCounted: () => void = () => {}): PoolIndex {
  const orders = createPoolOrders(db, () => memory)
  const runs = createPoolRuns(db, () => memory)
  const memory: PoolMemory = createPoolMemory(db, (written) => {
    orders.follow(written)
    runs.clear()
  })

  /** Before everything is in memory: the first page of all accounts, in order of storing. */
  function earlyPage(filter: ResolvedFilter, sort: AccountSort, count: number) {
    if (sort.by !== 'added' || needsRuns(filter) || filter.range !== EVERYWHERE) return null
    const counts = memory.counts()
    const total = filter.codes.reduce((sum, code) => sum + (counts[code] as number), 0)
    // Others' accounts would have to be skipped, and there may be millions of them.
    if (counts.reduce((sum, n) => sum + n, 0) !== total) return null
    return { seqs: seqsFromTheEnd(db, count, sort.direction === 'descending'), total, isExact: true }
  }

  async function search(
    filter: ResolvedFilter,
    wanted: { readonly sort: AccountSort | null; readonly rows: number; readonly budgetMs: number },
  ): Promise<{ readonly needed: readonly CandidateRun[]; readonly isExact: boolean }> {
    for (let attempt = 1; ; attempt += 1) {
      const { version } = memory
      const isAdded = wanted.sort?.by === 'added'
      const needed = runs.forFilter(filter, isAdded ? wanted.sort?.direction === 'descending' : null)
      const [only, ...others] = needed
      const isEnough =
        isAdded && only !== undefined && others.length === 0
          ? isAtLeast(wanted.rows, only, filter, memory.column)
          : () => false
      await Promise.all(
        needed.map((run) =>
          run.until(isEnough, run.isWholeOnly ? Number.POSITIVE_INFINITY : wanted.budgetMs),
        ),
      )
      const isSame = memory.version === version
      const isExact = isSame && needed.every((run) => run.isDone)
      const mayTryAgain = attempt < MOST_ATTEMPTS || wanted.budgetMs === Number.POSITIVE_INFINITY
      if (isExact || (isSame && wanted.budgetMs !== Number.POSITIVE_INFINITY) || !mayTryAgain) {
        if (!isExact) runs.whenDone(needed, onCounted)
        return { needed, isExact }
      }
    }
  }

  async function list(
    filter: ResolvedFilter,
    sort: AccountSort,
    wanted: { readonly rows: number; readonly budgetMs: number },
  ) {
    if (!needsRuns(filter)) return { seqs: await orders.ofFacets(filter, sort), isExact: true }
    const { needed, isExact } = await search(filter, { sort, ...wanted })
    const key = isExact ? filter.key : null
    const found = (): Uint32Array => foundByAll(needed, filter, filter.codes, memory.column)
    return { seqs: await orders.ofSeqs(key, found, sort), isExact }
  }

  return {
    apply: memory.apply,
    reserve: memory.reserve,
    loaded: memory.loaded,
    inOrder: orders.all,
    codeOf: (seq) => memory.column.codes[seq] ?? 0,
    page: async ({ filter: asked, providerKey, sort, first, count }) => {
      const filter = resolveFilter(db, asked, providerKey)
      if (!memory.isLoaded) {
        const early = first === 0 ? earlyPage(filter, sort, count) : null
        if (early !== null) return early
        await memory.loaded()
      }
      const wanted = { rows: first + count, budgetMs: SEARCH_BUDGET_MS }
      const { seqs, isExact } = await list(filter, sort, wanted)
      return { seqs: seqs.take(first, count), total: seqs.total(), isExact }
    },
    counts: async ({ filter: asked, providerKey }) => {
      const filter = resolveFilter(db, asked, providerKey)
      if (!needsRuns(filter) && filter.range === EVERYWHERE) {
        return { filter, byCode: memory.counts(), isExact: true }
      }
      await memory.loaded()
      if (!needsRuns(filter)) return { filter, byCode: countsIn(memory.column, filter.range), isExact: true }
      const wanted = { sort: null, rows: 0, budgetMs: SEARCH_BUDGET_MS }
      const { needed, isExact } = await search(filter, wanted)
      const byCode = new Uint32Array(FACET_CODES)
      for (const seq of foundByAll(needed, filter, filter.codesOfAnyHold(), memory.column)) {
        const code = memory.column.codes[seq] as number
        byCode[code] = (byCode[code] as number) + 1
      }
      return { filter, byCode, isExact }
    },
    collect: async ({ filter: asked, providerKey, sort }) => {
      await memory.loaded()
      const filter = resolveFilter(db, asked, providerKey)
      if (!needsRuns(filter)) return orders.all(filter, sort)
      const { needed } = await search(filter, {
        sort,
        rows: Number.POSITIVE_INFINITY,
        budgetMs: Number.POSITIVE_INFINITY,
      })
      return orders.all(foundByAll(needed, filter, filter.codes, memory.column), sort)
    },
    close: () => {
      memory.close()
      runs.clear()
    },
  }
}

function needsRuns(filter: ResolvedFilter): boolean {
  const { needle, awsStates, customers, projects, isLinked } = filter
  const isLinkedOrNot = customers !== null || projects !== null || isLinked !== null
  return needle !== null || awsStates.length > 0 || isLinkedOrNot
}
