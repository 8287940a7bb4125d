import type { BrokenEntry } from '../../../shared/contract/activity.ts'
import { sealOf, UNSEALED, type SealedEvent } from '../store/event-seal.ts'

/** An entry of the log as it is stored, with its seal. */
export type StoredEntry = SealedEvent & { readonly seal: Uint8Array }

/** So many are tried when entries were taken out and the rest numbered anew. */
const MOST_REMOVED = 10_000

type Break = Pick<BrokenEntry, 'kind' | 'what' | 'meaning'>

/**
 * What is wrong with an entry, seen from the one before it and the one after; null when it follows. An entry keeps the
 * seal it was given, so the seals around it tell how the log was tampered with.
 */
export function whyBroken(
  before: StoredEntry | null,
  entry: StoredEntry,
  after: StoredEntry | null,
): Break | null {
  const position = (before?.seq ?? 0) + 1
  const sealBefore = before?.seal ?? UNSEALED
  if (entry.seq > position) return missing(position, entry.seq - 1)
  if (isSealedAs(sealBefore, entry, entry.seal)) return null
  if (after !== null) return betweenTwo({ position, sealBefore, entry, after })
  return {
    kind: 'changed',
    what: 'It is the last entry, and it is not what its seal says.',
    meaning: 'It was changed after it was written, or it was put there by something else than Quartermaster.',
  }
}

/** The entries on both sides tell more than the seal of one. */
function betweenTwo(place: {
  readonly position: number
  readonly sealBefore: Uint8Array
  readonly entry: StoredEntry
  readonly after: StoredEntry
}): Break {
  const { position, sealBefore, entry, after } = place
  const [here, next] = [
    { ...entry, seq: position + 1 },
    { ...after, seq: position },
  ]
  if (isSealedAs(sealBefore, next, after.seal)) {
    return isSealedAs(after.seal, here, entry.seal)
      ? {
          kind: 'reordered',
          what: `It and entry ${position + 1} changed places.`,
          meaning: 'The log tells these two in the wrong order.',
        }
      : {
          kind: 'inserted',
          what: 'It was put in between: the entry after it was written right after the one before it.',
          meaning: 'What this entry tells was not written by Quartermaster at that point.',
        }
  }
  if (isSealedAs(sealOf(sealBefore, entry), after, after.seal)) {
    return {
      kind: 'resealed',
      what: 'Its seal was changed. What it tells is as it was written.',
      meaning: 'Somebody wrote to the log outside Quartermaster.',
    }
  }
  const removed = countRemoved(entry, after)
  if (removed !== null) return missing(position, position + removed - 1)
  return {
    kind: 'changed',
    what: 'It is not what its seal says.',
    meaning: 'It was changed after it was written: who, when, what or its details are not to be trusted.',
  }
}

/** Whoever takes entries out can number those after them anew, but not seal them anew: how many are gone; null for none. */
function countRemoved(entry: StoredEntry, after: StoredEntry): number | null {
  for (let count = 1; count <= MOST_REMOVED; count += 1) {
    if (isSealedAs(entry.seal, { ...after, seq: after.seq + count }, after.seal)) return count
  }
  return null
}

function missing(first: number, last: number): Break {
  const what = first === last ? `Entry ${first} is missing.` : `The entries ${first} to ${last} are missing.`
  return { kind: 'missing', what, meaning: 'Something that was done is no longer told in the log.' }
}

function isSealedAs(before: Uint8Array, event: SealedEvent, seal: Uint8Array): boolean {
  return Buffer.from(sealOf(before, event)).equals(seal)
}
