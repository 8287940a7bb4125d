import { followMemberLinks } from '../payers/member-link-table.ts'
import { parseSettings, readSettings, writeSettings } from '../settings/settings-table.ts'
import { putRow, removeRow, storedRow } from '../store/record-table.ts'
import { inSavepoint } from '../store/savepoint.ts'
import type { WritableDb } from '../store/sql.ts'
import { planRecords } from './plan-records.ts'
import { recordName } from './record-name-view.ts'
import { insertRemembered, type RememberedRecord } from './remembered-record-table.ts'
import type { UndoSession } from './undo-session.ts'

/** What became of the rows other than accounts; `kept` names each that stays and says why. */
export interface ReversedRecords {
  readonly reversed: number
  readonly kept: readonly { readonly subject: string; readonly why: string }[]
}

/**
 * Puts rows back as they were, as far as nobody changed them since and nothing new refers to them, and remembers under
 * the undo's own change what they were, so that histories tell of it. Rows that others still hold on to are tried again
 * after them.
 */
export function reverseRecords(
  db: WritableDb,
  rows: readonly RememberedRecord[],
  { session, undoKey }: { readonly session: UndoSession; readonly undoKey: number },
): ReversedRecords {
  const { going, staying } = planRecords(db, rows, session)
  const kept = staying.map(({ row, why }) => ({ subject: recordName(db, row), why }))
  let reversed = 0
  let waiting = going
  for (let hasMoved = true; hasMoved && waiting.length > 0;) {
    const stuck = waiting.filter((row) => !inSavepoint(db, () => putBack(db, row, undoKey)))
    reversed += waiting.length - stuck.length
    hasMoved = stuck.length < waiting.length
    waiting = stuck
  }
  for (const row of waiting) {
    const why =
      row.before === null ? 'Something that came later refers to it.' : 'Its old place was taken since.'
    kept.push({ subject: recordName(db, row), why })
  }
  return { reversed, kept }
}

function putBack(db: WritableDb, row: RememberedRecord, undoKey: number): void {
  const { entity, key, before } = row
  const rev = Number(before?.['rev'] ?? 0)
  if (entity === 'settings') {
    insertRemembered(db, undoKey, { entity, key, revAfter: rev, before: readSettings(db) })
    writeSettings(db, parseSettings(before?.['settings']), rev)
    return
  }
  insertRemembered(db, undoKey, { entity, key, revAfter: rev, before: storedRow(db, entity, key) })
  if (before === null) removeRow(db, entity, key)
  else putRow(db, entity, before)
  if (entity === 'member') followMemberLinks(db, `[${key}]`, { key: undoKey, reason: 'Undone' })
}
