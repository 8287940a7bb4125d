import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
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
import type { UndoPart } from './undo-part.ts'
import { wholeParts } from './undo-slices-view.ts'

type ChangeRow = OutputOf<'activity.rows'>['rows'][number]

/** activity.rows: the accounts of a change, part by part, and what happened to each. */
export function changeRowsPage(
  db: ReadableDb,
  { changeId, first, count }: ParsedInputOf<'activity.rows'>,
): OutputOf<'activity.rows'> {
  const change = changeById(db, changeId)
  if (change === null) throw new Refusal({ code: 'not-found', what: 'change', id: changeId })
  const words = columnWords(db)
  const parts = wholeParts(db, change).map(({ part }) => part)
  const rows: ChangeRow[] = []
  let total = 0
  for (const part of parts) {
    const partTotal = countPart(db, change, { part, isOnly: parts.length === 1 })
    const page = { first: Math.max(0, first - total), count: count - rows.length }
    total += partTotal
    if (page.count > 0 && page.first < partTotal) rows.push(...partPage(db, change, { part, page, words }))
  }
  return { rows, total }
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
): ChangeRow[] {
  if (part === 'added') {
    const added =
      change.firstSeq === null
        ? rememberedPage(db, { change: change.key, entity: 'account', ...page })
        : addedPage(db, change, page)
    return named(db, change, added).map(({ id, left, where }) => ({
      accountId: id,
      outcome: where === 'deleted' ? 'Added, deleted since' : 'Added',
      cells: cellsOfNew(left, words),
    }))
  }
  if (part === 'edited') {
    const rows = rememberedPage(db, { change: change.key, entity: 'account', ...page })
    const done = change.kind.includes('IMPORT') ? 'Updated' : 'Edited'
    return named(db, change, rows).map(({ id, left, where, before }) => ({
      accountId: id,
      outcome: where === 'deleted' ? `${done}, deleted since` : done,
      cells: cellsBetween(before ?? {}, left, words),
    }))
  }
  const rows = rememberedPage(db, { change: change.key, entity: 'deletedAccount', ...page })
  return named(db, change, rows).map(({ id, where }) => ({
    accountId: id,
    outcome: part === 'deleted' ? deletionText(where) : restorationText(where),
    cells: [],
  }))
}

/** The rows whose account still has a name somewhere, with what the change had left in each. */
function named(
  db: ReadableDb,
  change: ChangeRecord,
  rows: readonly TouchedAccount[],
): (TouchedAccount & { readonly id: ChangeRow['accountId']; readonly left: AccountColumns })[] {
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

function deletionText(where: TouchedAccount['where']): string {
  return where === 'pool' ? 'Deleted, back since' : 'Deleted'
}

function restorationText(where: TouchedAccount['where']): string {
  return where === 'deleted' ? 'Restored, deleted since' : 'Restored'
}
