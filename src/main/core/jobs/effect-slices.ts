import type { Effect } from './task.ts'

/** Accounts per slice: following them takes about two milliseconds. */
const SLICE = 100_000

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
