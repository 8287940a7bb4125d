/** A list of running numbers that grows by doubling, four bytes each. */
export interface GrowingSeqs {
  readonly length: number
  push(seq: number): void
  at(index: number): number
  /** What is there now; not to be kept while it grows. */
  view(): Uint32Array
}

/** Creates an empty list. */
export function createGrowingSeqs(): GrowingSeqs {
  let items = new Uint32Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push: (seq) => {
      if (length === items.length) {
        const wider = new Uint32Array(length * 2)
        wider.set(items)
        items = wider
      }
      items[length] = seq
      length += 1
    },
    at: (index) => items[index] as number,
    view: () => items.subarray(0, length),
  }
}
