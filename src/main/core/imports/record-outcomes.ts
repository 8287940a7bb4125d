import type { ImportCause, ImportOutcomeName } from '../../../shared/domain/import-policy.ts'

const OUTCOMES: readonly ImportOutcomeName[] = ['create', 'update', 'unchanged', 'skipped', 'rejected']
const CAUSES: readonly ImportCause[] = [
  'none',
  'same-in-file',
  'other-in-file',
  'exists',
  'other-provider',
  'locked',
  'deleted',
  'discarded',
]
/** A plain record: it is created and wants no look. */
const CREATE = 0
const NEEDS_EYE = 8
/**
 * Bytes are kept in pages, so that growing copies nothing and leaves nothing behind. A page of nothing but plain
 * records is not made.
 */
const PAGE_BITS = 18
const PAGE = 1 << PAGE_BITS

/** What became of every record, in one byte each: outcome (3 bits), wants a look (1), cause (3). */
export interface RecordOutcomes {
  readonly count: number
  add(outcome: ImportOutcomeName, needsEye: boolean, cause?: ImportCause): void
  /** Adds a record about which nothing has to be said. */
  addPlain(): void
  /** Changes the outcome; whether the record wants a look stays. */
  decide(record: number, outcome: ImportOutcomeName, cause: ImportCause): void
  outcomeOf(record: number): ImportOutcomeName
  causeOf(record: number): ImportCause
  isCreate(record: number): boolean
  counts(): { readonly byOutcome: Record<ImportOutcomeName, number>; readonly needsEye: number }
  /** Records that match, `first` of them left out, at most `limit`. */
  find(filter: OutcomeFilter, first: number, limit: number): number[]
  /** How many match. */
  matching(filter: OutcomeFilter): number
}

export interface OutcomeFilter {
  readonly outcome: ImportOutcomeName | undefined
  readonly needsEye: boolean | undefined
}

/** Makes the list of an import; it grows with the records. */
export function createRecordOutcomes(): RecordOutcomes {
  const pages: (Uint8Array | undefined)[] = []
  let count = 0

  function put(record: number, byte: number): void {
    const page = (pages[record >>> PAGE_BITS] ??= new Uint8Array(PAGE))
    page[record & (PAGE - 1)] = byte
  }

  const byteOf = (outcome: ImportOutcomeName, cause: ImportCause): number =>
    OUTCOMES.indexOf(outcome) | (CAUSES.indexOf(cause) << 4)
  const at = (record: number): number => {
    const page = pages[record >>> PAGE_BITS]
    return page === undefined ? CREATE : (page[record & (PAGE - 1)] as number)
  }
  // One table look-up per record decides whether it matches.
  const matcher = (filter: OutcomeFilter): Uint8Array =>
    Uint8Array.from({ length: 128 }, (_, byte) => {
      const fitsOutcome = filter.outcome === undefined || OUTCOMES[byte & 7] === filter.outcome
      const fitsEye = filter.needsEye === undefined || ((byte & NEEDS_EYE) !== 0) === filter.needsEye
      return fitsOutcome && fitsEye ? 1 : 0
    })

  return {
    get count() {
      return count
    },
    add: (outcome, needsEye, cause = 'none') => {
      put(count, byteOf(outcome, cause) | (needsEye ? NEEDS_EYE : 0))
      count += 1
    },
    addPlain: () => {
      count += 1
    },
    decide: (record, outcome, cause) => put(record, byteOf(outcome, cause) | (at(record) & NEEDS_EYE)),
    outcomeOf: (record) => OUTCOMES[at(record) & 7] as ImportOutcomeName,
    causeOf: (record) => CAUSES[at(record) >> 4] as ImportCause,
    isCreate: (record) => (at(record) & 7) === CREATE,
    counts: () => {
      const histogram = new Uint32Array(128)
      for (let record = 0; record < count; record += 1)
        histogram[at(record)] = (histogram[at(record)] as number) + 1
      const byOutcome = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
      let needsEye = 0
      histogram.forEach((records, byte) => {
        if (records === 0) return
        byOutcome[OUTCOMES[byte & 7] as ImportOutcomeName] += records
        if ((byte & NEEDS_EYE) !== 0) needsEye += records
      })
      return { byOutcome, needsEye }
    },
    find: (filter, first, limit) => {
      const matches = matcher(filter)
      const found: number[] = []
      let skipped = 0
      for (let record = 0; record < count && found.length < limit; record += 1) {
        if (matches[at(record)] === 0) continue
        if (skipped < first) skipped += 1
        else found.push(record)
      }
      return found
    },
    matching: (filter) => {
      const matches = matcher(filter)
      let total = 0
      for (let record = 0; record < count; record += 1) total += matches[at(record)] as number
      return total
    },
  }
}
