import type { Effect } from '../jobs/task.ts'
import type { ChangeTx } from '../store/change.ts'
import { writeAccountChange, type StoredChange } from './account-change-table.ts'
import { facetParts } from './account-codes.ts'
import { addToTally, type TallyRow } from './tally-table.ts'

/** Accounts in order of storing, with the facet codes they have and will have; 0: gone. */
export interface FacetMoves {
  readonly seqs: Uint32Array
  readonly before: Uint16Array
  readonly after: Uint16Array
}

const ROWS_PER_STEP = 20_000

/** Carries a change out inside `change()`; `onStep` hears how many rows are done and may throw to stop it all. */
export function writePlan(
  tx: ChangeTx,
  moves: FacetMoves,
  stored: StoredChange,
  onStep: (done: number) => void,
): void {
  for (let at = 0; at < moves.seqs.length; at += ROWS_PER_STEP) {
    onStep(at)
    writeAccountChange(tx, moves.seqs.subarray(at, at + ROWS_PER_STEP), stored)
  }
  onStep(moves.seqs.length)
  addToTally(tx.db, tallyOf(moves))
}

/** How the pool in memory follows. */
export function effectOf({ seqs, after }: FacetMoves): Effect {
  return { kind: 'accounts-changed', seqs, codes: after }
}

/** How the counters follow. */
export function tallyOf({ before, after }: FacetMoves): readonly TallyRow[] {
  const moved = new Map<number, number>()
  const add = (code: number, n: number): void => void moved.set(code, (moved.get(code) ?? 0) + n)
  for (const code of before) add(code, -1)
  for (const code of after) add(code, 1)
  moved.delete(0)
  return [...moved].map(([code, n]) => ({ ...facetParts(code), n }))
}
