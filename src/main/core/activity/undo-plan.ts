import { may } from '../../../shared/domain/capability.ts'
import { Refusal } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import type { ReadableDb } from '../store/sql.ts'
import { changeById, changeByKey, type ChangeRecord } from './change-table.ts'
import { planRecords, type RecordPlan } from './plan-records.ts'
import { recordName } from './record-name-view.ts'
import { rememberedRecords, type RememberedRecord } from './remembered-record-table.ts'
import type { UndoSlice } from './undo-part.ts'
import { noProgress, UndoProgress } from './undo-progress.ts'
import type { UndoSession } from './undo-session.ts'
import { partsAfter, wholeParts } from './undo-slices-view.ts'
import { whyOverQuotaAgain } from './why-over-quota-again.ts'
import { countVerdicts, hasReversible, providerOfAccounts } from './undo-verdict-view.ts'

/** What is still to be done to take a change back. */
export interface UndoPlan {
  readonly change: ChangeRecord
  /** What is left to do to accounts. */
  readonly parts: readonly UndoSlice[]
  /** Everything else that it did, in the order of undoing. */
  readonly records: readonly RememberedRecord[]
  /** What an interrupted undo had done; nothing for a fresh one. */
  readonly progress: UndoProgress
  /** The change of the interrupted undo, to be continued. */
  readonly begunAs: number | null
}

/** Reads what a change did and how far taking it back has come. */
export function planUndo(db: ReadableDb, changeId: string): UndoPlan {
  const change = changeById(db, changeId)
  if (change === null) throw new Refusal({ code: 'not-found', what: 'change', id: changeId })
  const begun =
    change.undo === 'interrupted' && change.undoneBy !== null ? changeByKey(db, change.undoneBy) : null
  const progress = begun === null ? noProgress(change.id) : UndoProgress.parse(begun.details)
  return {
    change,
    parts: partsAfter(wholeParts(db, change), progress.cursor),
    records: rememberedRecords(db, change.key),
    progress,
    begunAs: begun?.key ?? null,
  }
}

/** Why nothing of a plan can be done, in a sentence; null when something can. */
export function whyRefused(db: ReadableDb, plan: UndoPlan, session: UndoSession): string | null {
  const { change, parts, records } = plan
  if (change.undo === 'undone') return 'This was taken back already.'
  if (change.undo === 'not-undoable') return whyNever(change.kind)
  if (!may(session.role, 'pool')) return 'Taking back changes needs an operator who may change the pool.'
  const planned = planRecords(db, records, session)
  if (parts.length === 0) {
    // An interrupted undo with nothing left only has to be closed.
    return planned.going.length > 0 || plan.begunAs !== null ? null : whyAllStay(db, planned)
  }
  const owner = providerOfAccounts(db, change, parts)
  if (owner !== null && owner.key !== session.providerKey) {
    return `These accounts belong to ${owner.name}. Switch to ${owner.name} to take this back.`
  }
  const overQuota = whyOverQuotaAgain(db, change, parts)
  if (overQuota !== null) return overQuota
  if (plan.begunAs !== null || planned.going.length > 0) return null
  if (parts.some((part) => hasReversible(db, change, part))) return null
  const kept = parts.reduce((sum, part) => sum + countVerdicts(db, change, part).kept, 0)
  if (kept === 0) return 'There is nothing to take back.'
  return kept === 1
    ? 'The account was changed since, so nothing can be taken back.'
    : `All ${countOf(kept, 'account')} were changed since, so nothing can be taken back.`
}

/** Why none of the records goes back: the reason that all share, or one of them. */
function whyAllStay(db: ReadableDb, { staying }: RecordPlan): string {
  const [first] = staying
  if (first === undefined) return 'There is nothing to take back.'
  if (staying.every(({ why }) => why === first.why)) return first.why
  return `None of the ${countOf(staying.length, 'row')} can be taken back. ${recordName(db, first.row)}: ${first.why}`
}

function whyNever(kind: string): string {
  // An import that cannot be undone is one of orders.
  return kind.startsWith('ORDER_') || kind === 'IMPORT_COMMITTED'
    ? 'What an order did is not taken back: complete it, fail it, or cancel it.'
    : 'This cannot be taken back.'
}
