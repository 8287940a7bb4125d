import { useRef } from 'react'
import { showFailure } from '../failure-notice.tsx'
import { withMoved } from './column-layout.ts'
import type { DataGridProps } from './data-grid.tsx'
import { cellCount, type GridMeasures } from './grid-cells.ts'
import { commandOfKey, type ActiveCell, type GridCommand } from './grid-keys.ts'
import type { GridColumn, GridSelection, GridTree } from './grid-types.ts'
import type { PageCache } from './page-cache.ts'
import { keysOfRange } from './range-keys.ts'
import { ALL_MATCHING, headingState, NO_SELECTION, toggled, withRows } from './selection-rule.ts'

interface InputContext<Row> {
  readonly grid: DataGridProps<Row>
  readonly selection: GridSelection
  readonly active: ActiveCell
  readonly move: (to: ActiveCell) => void
  readonly measures: GridMeasures<Row>
  readonly cache: PageCache<Row>
  readonly rowsPerPage: number
  readonly shownKeys: readonly string[]
  readonly canSelect: (row: Row) => boolean
  readonly resize: (column: GridColumn<Row>, widthPx: number) => void
  readonly sortBy: (column: GridColumn<Row>) => void
}

interface GridInput {
  readonly onKeyDown: (event: React.KeyboardEvent<HTMLDivElement>) => void
  readonly onClick: (event: React.MouseEvent<HTMLDivElement>) => void
  readonly onMouseDown: (event: React.MouseEvent<HTMLDivElement>) => void
  readonly onDoubleClick: (event: React.MouseEvent<HTMLDivElement>) => void
  readonly onContextMenu: (event: React.MouseEvent<HTMLDivElement>) => void
}

/** What mouse and keyboard do to a grid; kept in one place so that both do the same. */
export function useGridInput<Row>(
  context: InputContext<Row>,
): GridInput & { readonly selectShown: () => void } {
  const { grid, selection, active, cache } = context
  // Where a range starts, and what was chosen before it, so that a shrinking range lets go again.
  const anchor = useRef<{ row: number; base: GridSelection } | null>(null)
  const rangeNumber = useRef(0)

  const select = (next: GridSelection): void => grid.onSelect?.(next)

  function toggle(index: number): void {
    const row = cache.row(index)
    if (row === undefined || !context.canSelect(row)) return
    anchor.current = { row: index, base: selection }
    select(toggled(selection, grid.keyOf(row)))
  }

  async function extendTo(index: number): Promise<void> {
    if (grid.onSelect === undefined) return
    anchor.current ??= { row: Math.max(0, active.row), base: selection }
    const { row: from, base } = anchor.current
    const number = ++rangeNumber.current
    try {
      const keys = await keysOfRange({ grid, cache, canSelect: context.canSelect }, from, index)
      // A slower, older range must not overwrite a newer one.
      if (number === rangeNumber.current) select(withRows(base, keys, true))
    } catch (error) {
      showFailure(error)
    }
  }

  function selectShown(): void {
    anchor.current = null
    const isAll = headingState(selection, context.shownKeys) === 'all'
    if (selection.kind === 'all' || isAll) select(NO_SELECTION)
    else select(withRows(selection, context.shownKeys, true))
  }

  function columnAt(cell: number): GridColumn<Row> | undefined {
    return context.measures.placed[cell - (context.measures.hasSelect ? 1 : 0)]?.column
  }

  function perform(command: GridCommand, element: HTMLElement): void {
    const row = active.row < 0 ? undefined : cache.row(active.row)
    switch (command.kind) {
      case 'move':
        if (command.isExtending) void extendTo(command.to.row)
        else anchor.current = null
        context.move(command.to)
        return
      case 'toggle':
        toggle(active.row)
        return
      case 'open':
        if (row !== undefined) grid.onOpen?.(row)
        return
      case 'expand':
      case 'collapse':
        if (row !== undefined) grid.tree?.onExpand(row, command.kind === 'expand')
        return
      case 'parent': {
        const above = row === undefined ? null : rowAbove(grid.tree, cache, active.row)
        if (above !== null) context.move({ row: above, column: active.column })
        return
      }
      case 'edit':
        if (row !== undefined) grid.onEdit?.(row)
        return
      case 'delete':
        if (row !== undefined) grid.onDelete?.(row)
        return
      case 'select-all':
        // The same two steps as with the mouse: what is on screen, then all that match.
        if (headingState(selection, context.shownKeys) === 'all') select(ALL_MATCHING)
        else select(withRows(selection, context.shownKeys, true))
        return
      case 'select-none':
        anchor.current = null
        select(NO_SELECTION)
        return
      case 'copy':
        grid.onCopy?.()
        return
      case 'menu': {
        const at = element.querySelector(`[data-row="${active.row}"]`)?.getBoundingClientRect()
        if (row !== undefined && at !== undefined) grid.onMenu?.(row, { x: at.left + 120, y: at.bottom })
        return
      }
      case 'sort': {
        const column = columnAt(active.column)
        if (column === undefined) selectShown()
        else context.sortBy(column)
        return
      }
      case 'resize': {
        const placed = context.measures.placed[active.column - (context.measures.hasSelect ? 1 : 0)]
        if (placed !== undefined) context.resize(placed.column, placed.widthPx + command.by)
        return
      }
      case 'reorder': {
        const column = columnAt(active.column)
        if (column === undefined) return
        grid.onLayout(withMoved(grid.columns, grid.layout, { id: column.id, by: command.by }))
        context.move({ row: -1, column: active.column + command.by })
      }
    }
  }

  return {
    selectShown,
    onKeyDown: (event) => {
      // Controls inside the grid keep their own keys.
      if (event.target !== event.currentTarget && !isCell(event.target)) return
      const row = active.row < 0 ? undefined : cache.row(active.row)
      const command = commandOfKey(event, {
        active,
        rowCount: cache.total ?? 0,
        columnCount: cellCount(context.measures),
        rowsPerPage: context.rowsPerPage,
        isExpanded: row === undefined ? null : (grid.tree?.isExpanded(row) ?? null),
        // From its checkbox a row folds as well: that is where the keyboard enters it.
        isOnFold: grid.tree !== undefined && active.column <= (context.measures.hasSelect ? 1 : 0),
      })
      if (command === null) return
      if (command.kind === 'copy' && !(window.getSelection()?.isCollapsed ?? true)) return
      event.preventDefault()
      perform(command, event.currentTarget)
    },
    onMouseDown: (event) => {
      // A range by mouse must not mark text, and a checkbox must not take the focus away from the grid.
      if (event.shiftKey || isRowCheckbox(event.target)) {
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
      }
    },
    onClick: (event) => {
      const place = placeOf(event.target)
      if (place === null) return
      if (event.shiftKey) void extendTo(place.row)
      else if (place.isSelectCell || event.ctrlKey || event.metaKey) toggle(place.row)
      if (!isButton(event.target)) context.move(place)
    },
    onDoubleClick: (event) => {
      const place = placeOf(event.target)
      const row = place === null || place.isSelectCell ? undefined : cache.row(place.row)
      if (row !== undefined && !isButton(event.target)) grid.onOpen?.(row)
    },
    onContextMenu: (event) => {
      const place = placeOf(event.target)
      const row = place === null ? undefined : cache.row(place.row)
      if (place === null || row === undefined || grid.onMenu === undefined) return
      event.preventDefault()
      context.move(place)
      grid.onMenu(row, { x: event.clientX, y: event.clientY })
    },
  }
}

/** The row that another one stands under; null at the top, and where the rows between were never read. */
function rowAbove<Row>(tree: GridTree<Row> | undefined, cache: PageCache<Row>, index: number): number | null {
  const row = cache.row(index)
  if (tree === undefined || row === undefined) return null
  const level = tree.levelOf(row)
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = cache.row(at)
    if (other === undefined) return null
    if (tree.levelOf(other) < level) return at
  }
  return null
}

function placeOf(target: EventTarget): (ActiveCell & { readonly isSelectCell: boolean }) | null {
  if (!(target instanceof Element)) return null
  const row = target.closest('[data-row]')?.getAttribute('data-row')
  const cell = target.closest('[role="gridcell"]')
  if (row === undefined || row === null || cell === null) return null
  const column = Number(cell.getAttribute('aria-colindex')) - 1
  return { row: Number(row), column, isSelectCell: cell.hasAttribute('data-select') }
}

function isCell(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, button, a, [role="separator"]') === null
}

function isRowCheckbox(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-select]') !== null
}

function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a') !== null
}
