/** One writer at a time: commands of the core and bulk transactions of the worker take turns, first come first served. */
export interface WriteGate {
  /** Resolves when it is this caller's turn; the returned function lets the next one in. */
  enter(): Promise<() => void>
}

/** Creates the gate of one core. */
export function createWriteGate(): WriteGate {
  let tail: Promise<void> = Promise.resolve()
  return {
    enter: async () => {
      const before = tail
      const mine = Promise.withResolvers<void>()
      tail = mine.promise
      await before
      return () => mine.resolve()
    },
  }
}
