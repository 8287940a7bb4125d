import type { ReadableDb } from '../store/sql.ts'
import type { ResolvedFilter } from './account-filter.ts'
import {
  awsStateRun,
  customersRun,
  linkedRun,
  projectsRun,
  searchRun,
  type CandidateRun,
} from './candidate-run.ts'
import type { Needle } from './needle.ts'
import type { PoolMemory } from './pool-memory.ts'

/** Searches under way or just finished: windows ask for many pages of the same one. */
export interface PoolRuns {
  /** The runs that a filter needs besides its facets: accounts must be found by all of them. */
  forFilter(filter: ResolvedFilter, isDescending: boolean | null): readonly CandidateRun[]
  /** Calls back when a run that was answered from before its end has found everything. */
  whenDone(runs: readonly CandidateRun[], announce: () => void): void
  clear(): void
}

/** As many as one filter can need. A person types on while the last search still runs; older ones are given up. */
const KEPT_RUNS = 5

/** Creates the runs of one pool. */
export function createPoolRuns(db: ReadableDb, memory: () => PoolMemory): PoolRuns {
  const runs = new Map<string, CandidateRun>()
  const announced = new WeakSet<CandidateRun>()
  let lastDirection = false

  function kept(key: string, start: () => CandidateRun): CandidateRun {
    const run = runs.get(key) ?? start()
    runs.delete(key)
    runs.set(key, run)
    for (const [oldKey, old] of runs) {
      if (runs.size <= KEPT_RUNS) break
      old.stop()
      runs.delete(oldKey)
    }
    return run
  }

  function search(needle: Needle, isDescending: boolean): CandidateRun {
    const keyOf = (descending: boolean): string => JSON.stringify([needle, descending])
    // One that has found everything serves both directions.
    const other = runs.get(keyOf(!isDescending))
    if (other?.isDone === true) return other
    const lastSeq = memory().column.end - 1
    return kept(keyOf(isDescending), () => searchRun(db, needle, { lastSeq, isDescending }))
  }

  return {
    forFilter: ({ needle, awsStates, customers, projects, isLinked }, isDescending) => {
      const needed: CandidateRun[] = []
      if (needle !== null) {
        lastDirection = isDescending ?? lastDirection
        needed.push(search(needle, lastDirection))
      }
      if (awsStates.length > 0) {
        needed.push(kept(JSON.stringify(awsStates), () => awsStateRun(db, awsStates)))
      }
      if (customers !== null) {
        needed.push(kept(`customers ${customers.join()}`, () => customersRun(db, customers)))
      }
      if (projects !== null) {
        needed.push(kept(`projects ${projects.join()}`, () => projectsRun(db, projects)))
      }
      if (isLinked !== null) {
        const { end } = memory().column
        needed.push(kept(`linked ${String(isLinked)}`, () => linkedRun(db, { isLinked, end })))
      }
      return needed
    },
    whenDone: (waited, announce) => {
      for (const run of waited) {
        if (run.isDone || announced.has(run)) continue
        announced.add(run)
        const isNever = (): boolean => false
        void run
          .until(isNever, Number.POSITIVE_INFINITY)
          .catch(() => {}) // the next page that asks meets the same error and reports it
          .finally(() => {
            if (run.isDone) announce()
          })
      }
    },
    clear: () => {
      for (const run of runs.values()) run.stop()
      runs.clear()
    },
  }
}
