import { setImmediate } from 'node:timers/promises'
import { AccountStatus } from '../../../shared/domain/account-status.ts'
import type { ReadableDb } from '../store/sql.ts'
import { facetParts, statusOfState } from './account-codes.ts'
import { sortTexts, type TextSort } from './account-order-view.ts'
import { FACET_CODES, type FacetColumn } from './facet-column.ts'
import type { IdOrder } from './id-order.ts'
import { marketplaceDirectory } from './marketplace-view.ts'

const SLICE_ROWS = 10_000

/** For orders by a facet: which group a code belongs to, lower first. Statuses go in the order of an account's life. */
export function rankOfCode(db: ReadableDb, by: 'status' | 'marketplace' | 'model'): (code: number) => number {
  switch (by) {
    case 'status':
      return (code) => AccountStatus.options.indexOf(statusOfState(facetParts(code).state))
    case 'model':
      return (code) => -facetParts(code).model // ECAM before SPAM
    case 'marketplace': {
      const entries = [...marketplaceDirectory(db).byKey.values()].toSorted(
        (one, other) =>
          compareTexts(one.code, other.code) || compareTexts(one.providerName, other.providerName),
      )
      const ranks = new Map(entries.map(({ key }, rank) => [key, rank]))
      return (code) => ranks.get(facetParts(code).marketplace) ?? entries.length
    }
  }
}

/** Puts accounts, given in order of storing, into groups of equal rank; inside a group the order stays. */
export function groupSeqs(
  seqs: Uint32Array,
  column: FacetColumn,
  rankOf: (code: number) => number,
): Uint32Array {
  const { codes } = column
  const sizes = new Uint32Array(FACET_CODES)
  for (const seq of seqs) {
    const code = codes[seq] as number
    sizes[code] = (sizes[code] as number) + 1
  }
  const groupOf = new Uint16Array(FACET_CODES)
  // Where the next account of a group goes.
  const places: number[] = []
  let start = 0
  for (const ofRank of codesByRank(sizes, rankOf)) {
    for (const code of ofRank) groupOf[code] = places.length
    places.push(start)
    for (const code of ofRank) start += sizes[code] as number
  }
  const ordered = new Uint32Array(seqs.length)
  for (const seq of seqs) {
    const group = groupOf[codes[seq] as number] as number
    const place = places[group] as number
    ordered[place] = seq
    places[group] = place + 1
  }
  return ordered
}

function codesByRank(sizes: Uint32Array, rankOf: (code: number) => number): readonly (readonly number[])[] {
  const occurring = [...sizes.keys()].filter((code) => (sizes[code] as number) > 0)
  return [...Map.groupBy(occurring, rankOf)]
    .toSorted(([one], [other]) => one - other)
    .map(([, codes]) => codes)
}

/** Puts accounts, given in order of storing, into the order of their ids. */
export function orderSeqsById(seqs: Uint32Array, order: IdOrder): Uint32Array {
  const isWanted = new Uint8Array((seqs.at(-1) ?? 0) + 1)
  for (const seq of seqs) isWanted[seq] = 1
  return order.seqs.filter((seq) => isWanted[seq] === 1)
}

/** Puts accounts into the order of a text, whatever the case; those without come last. */
export async function orderSeqsByText(
  db: ReadableDb,
  seqs: Uint32Array,
  by: TextSort,
  isDescending: boolean,
): Promise<Uint32Array> {
  const rows: { readonly seq: number; readonly text: string }[] = []
  for (let at = 0; at < seqs.length; at += SLICE_ROWS) {
    rows.push(...sortTexts(db, Array.from(seqs.subarray(at, at + SLICE_ROWS)), by))
    await setImmediate()
  }
  const sorted = rows.filter(({ text }) => text !== '')
  sorted.sort((one, other) => compareTexts(one.text, other.text) || one.seq - other.seq)
  if (isDescending) sorted.reverse()
  const without = rows.filter(({ text }) => text === '')
  return Uint32Array.from([...sorted, ...without], ({ seq }) => seq)
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
