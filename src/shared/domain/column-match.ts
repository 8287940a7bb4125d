import { readAccountModel } from './account-model.ts'
import { fieldOfColumn, plainColumnName } from './column-names.ts'
import { readAwsState } from './import-aws-state.ts'
import type { ImportField } from './import-field.ts'
import type { ImportTarget } from './import-target.ts'

/** Which column fills which field. */
export type ColumnMatch = ReadonlyMap<ImportField, number>

/** Matches columns by their names. Of two columns for one field the first counts; `State` comes before the retired `Status`. */
export function matchByNames(
  titles: readonly string[],
  target: ImportTarget = 'accounts',
): {
  readonly match: ColumnMatch
  readonly doubled: readonly string[]
} {
  const match = new Map<ImportField, number>()
  const doubled: string[] = []
  titles.forEach((title, column) => {
    const field = fieldOfColumn(title, target)
    if (field === null) return
    const earlier = match.get(field)
    if (earlier === undefined) match.set(field, column)
    else if (field === 'aws_state' && isOldStatusTitle(titles[earlier] ?? '')) match.set(field, column)
    else if (field !== 'aws_state') doubled.push(title)
  })
  return { match, doubled }
}

/** True for the column that AWS retired: its SUSPENDED may mean closed. */
export function isOldStatusTitle(title: string): boolean {
  return ['status', 'awsstatus', 'accountstatus'].includes(plainColumnName(title))
}

/** Adds what the values tell to what the names left open; a column serves one field only. */
export function matchByValues(
  rows: readonly (readonly string[])[],
  columnCount: number,
  known: ColumnMatch,
): ColumnMatch {
  const match = new Map(known)
  const taken = new Set(known.values())
  for (const [field, looksLike] of PATTERNS) {
    if (match.has(field)) continue
    let best = -1
    let bestShare = 0.5
    for (let column = 0; column < columnCount; column += 1) {
      if (taken.has(column)) continue
      const share = shareOf(rows, column, looksLike)
      if (share <= bestShare) continue
      best = column
      bestShare = share
    }
    if (best < 0) continue
    match.set(field, best)
    taken.add(best)
  }
  return match
}

/** A status column whose values are the pool's own words says nothing about AWS. */
export function withoutForeignStatus(
  match: ColumnMatch,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnMatch {
  const column = match.get('aws_state')
  if (column === undefined || !isOldStatusTitle(titles[column] ?? '')) return match
  if (shareOf(rows, column, (cell) => readAwsState(cell, true) !== null) > 0.5) return match
  return new Map([...match].filter(([field]) => field !== 'aws_state'))
}

const PATTERNS: readonly (readonly [ImportField, (cell: string) => boolean])[] = [
  ['account_id', looksLikeId],
  ['marketplace_id', (cell) => /^MP-\d+$/i.test(cell.trim())],
  ['account_model', (cell) => readAccountModel(cell) !== null],
  ['email', (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim())],
]

/** True for what an account id may look like, damage included. */
export function looksLikeId(cell: string): boolean {
  const text = cell.replace(/[\s\-'"=\u00a0]/g, '')
  return /^\d{9,12}$/.test(text) || /^\d([.,]\d+)?E\+?1\d$/i.test(text)
}

function shareOf(
  rows: readonly (readonly string[])[],
  column: number,
  looksLike: (cell: string) => boolean,
): number {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
  if (cells.length === 0) return 0
  return cells.filter(looksLike).length / cells.length
}
