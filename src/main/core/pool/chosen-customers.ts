import { setImmediate } from 'node:timers/promises'
import type { ReadableDb } from '../store/sql.ts'
import { facetParts, STATE } from './account-codes.ts'
import { linkedAfter, linkedAmong, type LinkedAccount } from './linked-account-view.ts'

/** The key of an account's customer by its running number; 0 when it is linked to none. */
export type CustomerOf = (seq: number) => number

/** Up to so many accounts are looked up one by one; for more, all linked accounts are read. */
const MOST_LOOKED_UP = 5000
const ROWS_PER_SLICE = 20_000

/**
 * Reads which customers chosen accounts (in order of storing) are linked to. A Ready account that is linked has a state
 * of its own, so most choices need no look at all.
 */
export async function customersOf(
  db: ReadableDb,
  seqs: Uint32Array,
  codeOf: (seq: number) => number,
): Promise<CustomerOf> {
  const doubtful = seqs.filter((seq) => facetParts(codeOf(seq)).state !== STATE.ready)
  const last = doubtful.at(-1)
  if (last === undefined) return () => 0
  if (doubtful.length <= MOST_LOOKED_UP) {
    const found = new Map(linkedAmong(db, [...doubtful]).map(({ seq, customer }) => [seq, customer]))
    return (seq) => found.get(seq) ?? 0
  }
  const customers = new Uint32Array(last + 1)
  let at: LinkedAccount | undefined = { customer: 0, seq: 0 }
  while (at !== undefined) {
    const slice: readonly LinkedAccount[] = linkedAfter(db, at, ROWS_PER_SLICE)
    for (const { seq, customer } of slice) customers[seq] = customer
    at = slice.length < ROWS_PER_SLICE ? undefined : slice.at(-1)
    await setImmediate()
  }
  return (seq) => customers[seq] ?? 0
}
