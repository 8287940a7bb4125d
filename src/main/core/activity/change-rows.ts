import type { ChangedRow } from '../../../shared/contract/activity.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { Refusal } from '../refusal.ts'
import { columnWords } from '../pool/column-words.ts'
import type { ReadableDb } from '../store/sql.ts'
import { cellsBetween, cellsOfNew, type AccountColumns, type ColumnWords } from '../pool/account-cells.ts'
import {
  addedPage,
  countAdded,
  countRemembered,
  foundLater,
  rememberedPage,
  type PageOf,
  type TouchedAccount,
} from './change-rows-view.ts'
import { changeById, type ChangeRecord } from './change-table.ts'
import { recordTeller } from './changed-records.ts'
import { countRecords, recordsPage } from './record-rows-view.ts'
import type { UndoPart } from './undo-part.ts'
import { wholeParts } from './undo-slices-view.ts'

/** activity.rows: the accounts of a change, part by part, then its other records, and what happened to each. */
export function changeRowsPage(
  db: ReadableDb,
  { changeId, first, count }: ParsedInputOf<'activity.rows'>,
): OutputOf<'activity.rows'> {
  const change = changeById(db, changeId)
  if (change === null) throw new Refusal({ code: 'not-found', what: 'change', id: changeId })
  const words = columnWords(db)
  const parts = wholeParts(db, change).map(({ part }) => part)
  const records = countRecords(db, change.key)
  const rows: ChangedRow[] = []
  let total = 0
  for (const part of parts) {
    const partTotal = countPart(db, change, { part, isOnly: parts.length === 1 && records === 0 })
    const page = { first: Math.max(0, first - total), count: count - rows.length }
    total += partTotal
    if (page.count > 0 && page.first < partTotal) rows.push(...partPage(db, change, { part, page, words }))
  }
  if (rows.length < count && first < total + records) {
    const page = { first: Math.max(0, first - total), count: count - rows.length }
    rows.push(...recordsPage(db, change.key, page).map(recordTeller(db)))
  }
  return { rows, total: total + records }
}

function countPart(
  db: ReadableDb,
  change: ChangeRecord,
  { part, isOnly }: { readonly part: UndoPart; readonly isOnly: boolean },
): number {
  if (part === 'added' && change.firstSeq !== null) return countAdded(db, change)
  // A bulk change says how many rows it has: counting a million again would be felt.
  if (isOnly) return change.rows
  return countRemembered(
    db,
    change.key,
    part === 'deleted' || part === 'restored' ? 'deletedAccount' : 'account',
  )
}

function partPage(
  db: ReadableDb,
  change: ChangeRecord,
  { part, page, words }: { readonly part: UndoPart; readonly page: PageOf; readonly words: ColumnWords },
): ChangedRow[] {
  if (part === 'added') {
    const added =
      change.firstSeq === null
        ? rememberedPage(db, { change: change.key, entity: 'account', ...page })
        : addedPage(db, change, page)
    return named(db, change, added).map(({ id, left, where }) => ({
      ...accountRow(id),
      outcome: where === 'deleted' ? 'Added, deleted since' : 'Added',
      cells: cellsOfNew(left, words),
    }))
  }
  if (part === 'edited') {
    const rows = rememberedPage(db, { change: change.key, entity: 'account', ...page })
    const done = change.kind.includes('IMPORT') ? 'Updated' : 'Edited'
    return named(db, change, rows).map(({ id, left, where, before }) => ({
      ...accountRow(id),
      outcome: where === 'deleted' ? `${done}, deleted since` : done,
      cells: cellsBetween(before ?? {}, left, words),
    }))
  }
  const rows = rememberedPage(db, { change: change.key, entity: 'deletedAccount', ...page })
  return named(db, change, rows).map(({ id, where }) => ({
    ...accountRow(id),
    outcome: part === 'deleted' ? deletionText(where) : restorationText(where),
    cells: [],
  }))
}

/** The rows whose account still has a name somewhere, with what the change had left in each. */
function named(
  db: ReadableDb,
  change: ChangeRecord,
  rows: readonly TouchedAccount[],
): (TouchedAccount & { readonly id: AccountId; readonly left: AccountColumns })[] {
  const left = new Map<number, AccountColumns>(rows.map(({ seq }) => [seq, {}]))
  for (const { seq, before } of foundLater(db, change.key, [...left.keys()])) {
    // The first change after ours that touched a column saw what ours had left in it.
    left.set(seq, { ...before, ...left.get(seq) })
  }
  return rows.flatMap((row) => {
    if (row.accountId === null) return []
    return [{ ...row, id: accountIdFromNumber(row.accountId), left: { ...row.now, ...left.get(row.seq) } }]
  })
}

function accountRow(id: AccountId): Pick<ChangedRow, 'key' | 'subject'> {
  return { key: `account ${id}`, subject: id }
}

function deletionText(where: TouchedAccount['where']): string {
  return where === 'pool' ? 'Deleted, back since' : 'Deleted'
}

function restorationText(where: TouchedAccount['where']): string {
  return where === 'deleted' ? 'Restored, deleted since' : 'Restored'
}
