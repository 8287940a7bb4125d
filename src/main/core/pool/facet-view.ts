import { BLOCK, codeTable, type FacetColumn } from './facet-column.ts'

/** The positions of a column whose code is in a set, without a list of them. */
export interface FacetView {
  total(): number
  /** The matches number `first … first + count - 1`, as positions in ascending order. */
  take(first: number, count: number): number[]
}

/** Which part of a column to look at: positions `from` (included) to `until` (excluded). */
export interface Range {
  readonly from: number
  readonly until: number
}

export const EVERYWHERE: Range = { from: 0, until: Number.MAX_SAFE_INTEGER }

/** Creates the view of one set of codes; it stays right when the column changes. */
export function createFacetView(column: FacetColumn, codes: readonly number[], range: Range): FacetView {
  const matches = codeTable(codes)
  let seen = -1
  let starts = new Uint32Array(1)

  /** Entry b tells how many matches lie before block b; the last one is the total. */
  function startsOfBlocks(): Uint32Array {
    if (seen === column.version) return starts
    seen = column.version
    const counts = new Uint32Array(Math.ceil(column.end / BLOCK))
    for (const code of codes) {
      const row = column.blocksOf(code)
      const length = Math.min(row.length, counts.length)
      for (let block = 0; block < length; block += 1) {
        counts[block] = (counts[block] as number) + (row[block] as number)
      }
    }
    if (range !== EVERYWHERE) cut(counts)
    starts = new Uint32Array(counts.length + 1)
    for (let block = 0; block < counts.length; block += 1) {
      starts[block + 1] = (starts[block] as number) + (counts[block] as number)
    }
    return starts
  }

  /** Leaves of the counts what lies in the range: the blocks that it cuts in two are counted. */
  function cut(counts: Uint32Array): void {
    for (let block = 0; block < counts.length; block += 1) {
      const from = block * BLOCK
      const isWhole = from >= range.from && from + BLOCK <= range.until
      if (!isWhole) counts[block] = positionsIn(block, BLOCK).length
    }
  }

  /** At most `most` matching positions of a block. */
  function positionsIn(block: number, most: number): number[] {
    const found: number[] = []
    const { codes: all, end } = column
    const until = Math.min((block + 1) * BLOCK, end, range.until)
    for (let at = Math.max(block * BLOCK, range.from); at < until && found.length < most; at += 1) {
      if (matches[all[at] as number] === 1) found.push(at)
    }
    return found
  }

  return {
    total: () => startsOfBlocks().at(-1) ?? 0,
    take: (first, count) => {
      const sums = startsOfBlocks()
      const total = sums.at(-1) ?? 0
      const wanted = Math.min(count, total - first)
      const found: number[] = []
      if (wanted <= 0) return found
      let block = blockHolding(first, sums)
      let toSkip = first - (sums[block] as number)
      for (; found.length < wanted; block += 1) {
        if (sums[block + 1] === sums[block]) continue
        found.push(...positionsIn(block, toSkip + wanted - found.length).slice(toSkip))
        toSkip = 0
      }
      return found
    },
  }
}

/** The block that holds the match of a number: the last one that starts at or before it. */
function blockHolding(match: number, starts: Uint32Array): number {
  let low = 0
  let high = starts.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= match) low = middle
    else high = middle - 1
  }
  return low
}
