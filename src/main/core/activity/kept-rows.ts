import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { whyKept } from '../../../shared/domain/undo.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'
import type { UndoSlice } from './undo-part.ts'
import { countVerdicts, keptRows } from './undo-verdict-view.ts'

/** Rows that undo leaves as they are: how many, and some of them with the reason on each. */
export interface KeptRows {
  readonly count: number
  readonly named: readonly { readonly subject: string; readonly why: string }[]
}

/** What of a slice cannot be taken back; names at most `atMost`. */
export function keptIn(
  db: ReadableDb,
  change: ChangeRecord,
  { slice, atMost }: { readonly slice: UndoSlice; readonly atMost: number },
): KeptRows {
  const rows = keptRows(db, change, { ...slice, atMost: atMost + 1 })
  const named = rows.slice(0, atMost).flatMap(({ accountId, reason }) =>
    // A row that is gone altogether has no name.
    accountId === null ? [] : [{ subject: accountIdFromNumber(accountId), why: whyKept(reason) }],
  )
  const count = rows.length > atMost ? countVerdicts(db, change, slice).kept : rows.length
  return { count, named }
}
