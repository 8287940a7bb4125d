import type { Effect } from './task.ts'

/** Accounts per slice: following them takes about a millisecond. */
const SLICE = 25_000

/**
 * Codes for an effect, all 0. A buffer that may shrink has pages of its own, which go back to the system with it;
 * others of this size stay with the worker's heap, beside the pool in memory that grew meanwhile.
 */
export function codesToMove(count: number): Uint16Array<ArrayBuffer> {
  const bytes = count * Uint16Array.BYTES_PER_ELEMENT
  return new Uint16Array(new ArrayBuffer(bytes, { maxByteLength: bytes }), 0, count)
}

/** The memory of effects that moves to the core instead of being copied. */
export function movable(effects: readonly Effect[]): ArrayBuffer[] {
  return effects.flatMap((effect) => {
    if (effect.kind === 'accounts-appended') return onlyOwn(effect.codes)
    return effect.kind === 'accounts-changed' ? [...onlyOwn(effect.codes), ...onlyOwn(effect.seqs)] : []
  })
}

function onlyOwn({ buffer }: Uint16Array | Uint32Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer ? [buffer] : []
}

/** Gives the memory of a followed effect back at once, instead of some day. */
export function letGo(effect: Effect): void {
  for (const buffer of movable([effect])) buffer.transfer(0)
}

/** An effect in pieces short enough to be followed between two answers; the pieces share its memory. */
export function* effectSlices(effect: Effect): Generator<Effect> {
  if (effect.kind !== 'accounts-appended' && effect.kind !== 'accounts-changed') {
    yield effect
    return
  }
  for (let from = 0; from < effect.codes.length; from += SLICE) {
    const codes = effect.codes.subarray(from, from + SLICE)
    yield effect.kind === 'accounts-appended'
      ? { ...effect, firstSeq: effect.firstSeq + from, codes }
      : { ...effect, seqs: effect.seqs.subarray(from, from + SLICE), codes }
  }
}

/** One past the last running number that effects add; 0 when they add none. */
export function endOfAppended(effects: readonly Effect[]): number {
  return effects.reduce(
    (end, effect) =>
      effect.kind === 'accounts-appended' ? Math.max(end, effect.firstSeq + effect.codes.length) : end,
    0,
  )
}
