import type { ReadableDb } from '../store/sql.ts'
import { RECORD_NOUNS } from './record-noun.ts'
import { standingInPlace } from './record-places-view.ts'
import { referencesOf } from './record-references.ts'
import { whyReferredTo, type RecordId } from './record-referrers-view.ts'
import type { RememberedRecord } from './remembered-record-table.ts'
import type { UndoSession } from './undo-session.ts'
import { storedRow } from '../store/record-table.ts'
import { whyRecordStays } from './why-record-stays.ts'

/** What becomes of the rows of a change other than accounts. */
export interface RecordPlan {
  /** In the order of undoing. */
  readonly going: readonly RememberedRecord[]
  readonly staying: readonly { readonly row: RememberedRecord; readonly why: string }[]
}

/**
 * Decides which rows can be put back. Rows of one change may refer to each other: those that stay keep others in their
 * place, until nothing changes any more.
 */
export function planRecords(
  db: ReadableDb,
  rows: readonly RememberedRecord[],
  session: UndoSession,
): RecordPlan {
  const staying: { readonly row: RememberedRecord; readonly why: string }[] = []
  const keepWhere = (
    among: readonly RememberedRecord[],
    whyStays: (row: RememberedRecord) => string | null,
  ): RememberedRecord[] =>
    among.filter((row) => {
      const why = whyStays(row)
      if (why !== null) staying.push({ row, why })
      return why === null
    })
  let going = keepWhere(rows, (row) => whyRecordStays(db, row, session))
  for (let hasMoved = true; hasMoved;) {
    const together = togetherWith(going)
    const left = keepWhere(going, (row) => whyHeld(db, row, together))
    hasMoved = left.length < going.length
    going = left
  }
  return { going, staying }
}

/** What goes at the same time, by record. */
interface Together {
  readonly isRemoved: (row: RecordId) => boolean
  readonly isPutBack: (row: RecordId) => boolean
}

function togetherWith(going: readonly RememberedRecord[]): Together {
  const idOf = ({ entity, key }: RecordId): string => `${entity} ${key}`
  const removed = new Set(going.filter(({ before }) => before === null).map(idOf))
  const putBack = new Set(going.filter(({ before }) => before !== null).map(idOf))
  return { isRemoved: (row) => removed.has(idOf(row)), isPutBack: (row) => putBack.has(idOf(row)) }
}

function whyHeld(db: ReadableDb, row: RememberedRecord, { isRemoved, isPutBack }: Together): string | null {
  const { entity, before } = row
  // What is put back to refer elsewhere lets go as well: the last word has the attempt.
  if (before === null) return whyReferredTo(db, row, (other) => isRemoved(other) || isPutBack(other))
  if (entity === 'settings') return null
  const lost = referencesOf(entity, before).find(
    (target) =>
      !isPutBack(target) && (isRemoved(target) || storedRow(db, target.entity, target.key) === null),
  )
  if (lost !== undefined) return `The ${RECORD_NOUNS[lost.entity]} it belongs to was removed since.`
  const standing = standingInPlace(db, { ...row, entity }, before)
  return standing === null ||
    isRemoved({ entity, key: standing.key }) ||
    isPutBack({ entity, key: standing.key })
    ? null
    : standing.why
}
