import { setImmediate } from 'node:timers/promises'
import type { ReadableDb } from '../store/sql.ts'
import { assignedAmong } from './linked-account-view.ts'

const ACCOUNTS_PER_SLICE = 20_000

/** Reads in which projects chosen accounts are: the key of the project by running number, 0 when in none. */
export async function projectsOf(db: ReadableDb, seqs: Uint32Array): Promise<(seq: number) => number> {
  const found = new Map<number, number>()
  for (let first = 0; first < seqs.length; first += ACCOUNTS_PER_SLICE) {
    const slice = seqs.subarray(first, first + ACCOUNTS_PER_SLICE)
    for (const { seq, project } of assignedAmong(db, [...slice])) found.set(seq, project)
    await setImmediate()
  }
  return (seq) => found.get(seq) ?? 0
}
