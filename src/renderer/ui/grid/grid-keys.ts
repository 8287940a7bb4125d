/** The cell that the keyboard acts on; row -1 is the heading. */
export interface ActiveCell {
  readonly row: number
  readonly column: number
}

/** What a key asks of the grid. */
export type GridCommand =
  | { readonly kind: 'move'; readonly to: ActiveCell; readonly isExtending: boolean }
  | {
      readonly kind:
        | 'toggle'
        | 'open'
        | 'edit'
        | 'delete'
        | 'select-all'
        | 'select-none'
        | 'copy'
        | 'menu'
        | 'sort'
        | 'expand'
        | 'collapse'
        | 'parent'
    }
  | { readonly kind: 'resize' | 'reorder'; readonly by: number }

/** The part of a keyboard event that counts. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** The grid around the active cell. */
export interface KeyContext {
  readonly active: ActiveCell
  readonly rowCount: number
  readonly columnCount: number
  readonly rowsPerPage: number
  /** In a tree: whether the active row is open, null when nothing is below it. */
  readonly isExpanded?: boolean | null
  /** True on the column that folds the rows of a tree. */
  readonly isOnFold?: boolean
}

/** The keyboard of the grid, after the ARIA grid pattern; null leaves the key to the browser. */
export function commandOfKey(press: KeyPress, context: KeyContext): GridCommand | null {
  const isHeading = context.active.row < 0
  if (press.altKey) return isHeading ? columnCommand(press) : null
  const hasControl = press.ctrlKey || press.metaKey
  if (hasControl && press.key.toLowerCase() === 'a') return { kind: 'select-all' }
  if (hasControl && press.key.toLowerCase() === 'c') return { kind: 'copy' }
  if (context.isOnFold === true && !hasControl && !isHeading) {
    const fold = foldCommand(press, context.isExpanded ?? null)
    if (fold !== null) return fold
  }
  const to = target(press, hasControl, context)
  if (to !== null) return { kind: 'move', to, isExtending: press.shiftKey && to.row >= 0 && !isHeading }
  if (hasControl) return null
  switch (press.key) {
    case ' ':
      return isHeading ? { kind: 'sort' } : { kind: 'toggle' }
    case 'Enter':
      return isHeading ? { kind: 'sort' } : { kind: 'open' }
    case 'F2':
      return isHeading ? null : { kind: 'edit' }
    case 'Delete':
      return isHeading ? null : { kind: 'delete' }
    case 'Escape':
      return { kind: 'select-none' }
    case 'ContextMenu':
      return isHeading ? null : { kind: 'menu' }
    case 'F10':
      return press.shiftKey && !isHeading ? { kind: 'menu' } : null
    default:
      return null
  }
}

/** Right opens a row, Left closes it or leads to the one above, after the ARIA treegrid pattern. */
function foldCommand(press: KeyPress, isExpanded: boolean | null): GridCommand | null {
  if (press.key === 'ArrowRight') return isExpanded === false ? { kind: 'expand' } : null
  if (press.key === 'ArrowLeft') return { kind: isExpanded === true ? 'collapse' : 'parent' }
  return null
}

const RESIZE_STEP_PX = 16

function columnCommand(press: KeyPress): GridCommand | null {
  if (press.key !== 'ArrowLeft' && press.key !== 'ArrowRight') return null
  const sign = press.key === 'ArrowLeft' ? -1 : 1
  return press.shiftKey ? { kind: 'reorder', by: sign } : { kind: 'resize', by: sign * RESIZE_STEP_PX }
}

function target(press: KeyPress, hasControl: boolean, context: KeyContext): ActiveCell | null {
  const { active, rowCount, columnCount, rowsPerPage } = context
  const lastRow = rowCount - 1
  const at = (row: number, column: number): ActiveCell => ({
    row: Math.min(Math.max(-1, row), lastRow),
    column: Math.min(Math.max(0, column), columnCount - 1),
  })
  switch (press.key) {
    case 'ArrowDown':
      return at(hasControl ? lastRow : active.row + 1, active.column)
    case 'ArrowUp':
      return at(hasControl ? 0 : active.row - 1, active.column)
    case 'ArrowLeft':
      return at(active.row, hasControl ? 0 : active.column - 1)
    case 'ArrowRight':
      return at(active.row, hasControl ? columnCount - 1 : active.column + 1)
    case 'PageDown':
      return at(Math.max(0, active.row) + rowsPerPage, active.column)
    case 'PageUp':
      return at(Math.max(0, active.row - rowsPerPage), active.column)
    case 'Home':
      return hasControl ? at(0, 0) : at(active.row, 0)
    case 'End':
      return hasControl ? at(lastRow, columnCount - 1) : at(active.row, columnCount - 1)
    default:
      return null
  }
}
