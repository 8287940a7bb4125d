/** How many facet codes there can be. */
export const FACET_CODES = 65_536

const BLOCK_BITS = 12
/** Positions per block; counts per block and code fit sixteen bits. */
export const BLOCK = 1 << BLOCK_BITS

/** One facet code per position, 0 where there is no account, with counts that make any set of codes easy to find. */
export interface FacetColumn {
  readonly codes: Uint16Array
  /** One past the last position in use. */
  readonly end: number
  /** Occurrences by code; that of 0 means nothing. */
  readonly counts: Uint32Array
  /** Grows with every change. */
  readonly version: number
  /** Occurrences of a code per block of positions; shorter than the column when the last blocks hold none. */
  blocksOf(code: number): Uint16Array
  /** Makes room for positions up to `end` at once, so that writing slice by slice never copies. */
  reserve(end: number): void
  /**
   * Writes codes; `positionAt` says where the one of an index goes. Fastest when the positions ascend.
   * True when one went where there was none.
   */
  write(codes: Uint16Array, positionAt: (index: number) => number): boolean
}

const NO_BLOCKS = new Uint16Array()

/** Creates a column with room for `capacity` positions; it grows when written beyond. */
export function createFacetColumn(capacity: number): FacetColumn {
  let codes = new Uint16Array(capacity)
  let end = 0
  let version = 0
  const counts = new Uint32Array(FACET_CODES)
  const blocks: (Uint16Array | undefined)[] = []
  // What changes in the block at hand: a million changes touch a few hundred codes per block.
  const deltas = new Int32Array(FACET_CODES)
  let touched: number[] = []

  function grow(position: number): void {
    const wider = new Uint16Array(Math.max(position + BLOCK, codes.length + (codes.length >> 2)))
    wider.set(codes)
    codes = wider
  }

  function blocksReaching(code: number, block: number): Uint16Array {
    const known = blocks[code]
    if (known !== undefined && block < known.length) return known
    const longer = new Uint16Array(Math.max(Math.ceil(codes.length / BLOCK), block + 1))
    if (known !== undefined) longer.set(known)
    blocks[code] = longer
    return longer
  }

  function add(code: number, n: number): void {
    const delta = deltas[code] as number
    if (delta === 0) touched.push(code)
    deltas[code] = delta + n
  }

  function finishBlock(block: number): void {
    for (const code of touched) {
      const delta = deltas[code] as number
      deltas[code] = 0
      if (delta === 0 || code === 0) continue
      counts[code] = (counts[code] as number) + delta
      const row = blocksReaching(code, block)
      row[block] = (row[block] as number) + delta
    }
    touched = []
  }

  return {
    reserve: (wanted) => {
      if (wanted > codes.length) grow(wanted)
    },
    get codes() {
      return codes
    },
    get end() {
      return end
    },
    get version() {
      return version
    },
    counts,
    blocksOf: (code) => blocks[code] ?? NO_BLOCKS,
    write: (news, positionAt) => {
      let hasNew = false
      let block = -1
      for (let index = 0; index < news.length; index += 1) {
        const position = positionAt(index)
        if (position >= codes.length) grow(position)
        if (position >= end) end = position + 1
        if (position >> BLOCK_BITS !== block) {
          finishBlock(block)
          block = position >> BLOCK_BITS
        }
        const before = codes[position] as number
        const after = news[index] as number
        if (before === after) continue
        if (before === 0) hasNew = true
        codes[position] = after
        add(before, -1)
        add(after, 1)
      }
      finishBlock(block)
      version += 1
      return hasNew
    },
  }
}

/** The codes of a set, as a table of 0 and 1 by code. */
export function codeTable(codes: Iterable<number>): Uint8Array {
  const table = new Uint8Array(FACET_CODES)
  for (const code of codes) table[code] = 1
  return table
}

/** How often each code occurs in a part of a column. */
export function countsIn(
  { codes, end }: FacetColumn,
  range: { readonly from: number; readonly until: number },
): Uint32Array {
  const counts = new Uint32Array(FACET_CODES)
  const last = Math.min(end, range.until)
  for (let at = range.from; at < last; at += 1) {
    const code = codes[at] as number
    counts[code] = (counts[code] as number) + 1
  }
  return counts
}
