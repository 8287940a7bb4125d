import type { GridSelection } from './grid-types.ts'

/** Nothing chosen. */
export const NO_SELECTION: GridSelection = { kind: 'these', keys: new Set() }
/** Every row that the filter matches. */
export const ALL_MATCHING: GridSelection = { kind: 'all', except: new Set() }
/** The contract takes at most this many rows by name. */
export const MAX_NAMED_ROWS = 100_000

/** True when the row is chosen. */
export function isSelected(selection: GridSelection, key: string): boolean {
  return selection.kind === 'these' ? selection.keys.has(key) : !selection.except.has(key)
}

/** How many rows are chosen out of `total`. */
export function selectedCount(selection: GridSelection, total: number): number {
  return selection.kind === 'these' ? selection.keys.size : Math.max(0, total - selection.except.size)
}

/** Chooses or lets go of some rows; a rule stays a rule. */
export function withRows(selection: GridSelection, keys: Iterable<string>, isChosen: boolean): GridSelection {
  const isAdding = selection.kind === 'these' ? isChosen : !isChosen
  const next = new Set(selection.kind === 'these' ? selection.keys : selection.except)
  for (const key of keys) {
    if (isAdding) next.add(key)
    else next.delete(key)
  }
  return selection.kind === 'these' ? { kind: 'these', keys: next } : { kind: 'all', except: next }
}

/** Turns one row over. */
export function toggled(selection: GridSelection, key: string): GridSelection {
  return withRows(selection, [key], !isSelected(selection, key))
}

/** What the heading checkbox shows for the rows on screen. */
export function headingState(
  selection: GridSelection,
  shownKeys: readonly string[],
): 'none' | 'some' | 'all' {
  if (selection.kind === 'all' && selection.except.size === 0) return 'all'
  const chosen = shownKeys.filter((key) => isSelected(selection, key)).length
  if (chosen > 0 && chosen === shownKeys.length) return 'all'
  return chosen > 0 || (selection.kind === 'these' && selection.keys.size > 0) ? 'some' : 'none'
}
