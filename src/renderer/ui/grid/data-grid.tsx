import { useEffect, useEffectEvent, useId, useImperativeHandle, useMemo, useState } from 'react'
import { FailureNotice } from '../failure-notice.tsx'
import { useRowHeightPx } from '../window-store.ts'
import { placeColumns, withMoved, withWidth } from './column-layout.ts'
import classes from './data-grid.module.css'
import { fittingWidthPx } from './fit-column.ts'
import { cellCount, cellId, rowWidthPx, SELECT_PX, templateOf, type GridMeasures } from './grid-cells.ts'
import { GridHeader } from './grid-header.tsx'
import type { ActiveCell } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import type {
  ColumnLayout,
  GridColumn,
  GridPlace,
  GridSelection,
  GridSort,
  GridSource,
  GridTree,
} from './grid-types.ts'
import { spacerPx, topToReveal, wholeRows } from './scroll-map.ts'
import { headingState, isSelected, NO_SELECTION } from './selection-rule.ts'
import { useGridInput } from './use-grid-input.ts'
import { useGridPages } from './use-grid-pages.ts'
import { HEADER_PX, useGridScroll } from './use-grid-scroll.ts'

export interface DataGridProps<Row> {
  /** Accessible name, e.g. `Accounts`. */
  readonly name: string
  readonly columns: readonly GridColumn<Row>[]
  readonly source: GridSource<Row>
  readonly keyOf: (row: Row) => string
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly sort?: GridSort
  readonly onSort?: (sort: GridSort) => void
  /** With it, rows stand under each other. */
  readonly tree?: GridTree<Row>
  /** With it, rows can be chosen: checkboxes, ranges, all. */
  readonly selection?: GridSelection
  readonly onSelect?: (selection: GridSelection) => void
  /** What people call a row, for its checkbox; its key when left out. */
  readonly nameOf?: (row: Row) => string
  /** False for rows that nothing can be done to. */
  readonly isSelectable?: (row: Row) => boolean
  readonly onOpen?: (row: Row) => void
  readonly onEdit?: (row: Row) => void
  readonly onDelete?: (row: Row) => void
  /** Ctrl+C while the grid has the focus and no text is marked. */
  readonly onCopy?: () => void
  readonly onMenu?: (row: Row, at: { readonly x: number; readonly y: number }) => void
  /** Buttons at the end of a row; the same things must have a key. */
  readonly actions?: (row: Row) => React.ReactNode
  readonly actionsPx?: number
  /** Colours a row: `locked`, `shown`, `added`, `changed`, `removed`, `held`. */
  readonly rowState?: (row: Row) => string | undefined
  /** What stands here when nothing matches. */
  readonly empty: React.ReactNode
  /** Hears how many rows there are; not exact while they are still being counted. */
  readonly onTotal?: (total: number, isExact: boolean) => void
  /** Hears which row and column the keyboard acts on; undefined while there is none. */
  readonly onActive?: (row: Row | undefined, columnId: string | undefined) => void
  /** Where somebody left this list; it begins there. */
  readonly place?: GridPlace | null
  /** Hears the place when the grid goes. */
  readonly onLeave?: (place: GridPlace) => void
  /** Lets the screen bring the focus back, e.g. after a dialog. */
  readonly focusRef?: React.Ref<{ readonly focus: () => void }>
}

/**
 * A list of any length: it draws the rows in sight, reads the pages around them, and is worked with mouse or keyboard
 * (arrows, PageUp/Down, Home/End, Space, Shift for ranges, Enter, F2, Delete, Ctrl+A, Ctrl+C).
 */
export function DataGrid<Row>(props: DataGridProps<Row>): React.JSX.Element {
  const { columns, source, layout, selection = NO_SELECTION } = props
  const gridId = useId()
  const rowHeightPx = useRowHeightPx()
  const [knownTotal, setKnownTotal] = useState(0)
  const [place] = useState(() => (props.place?.key === source.key ? props.place : null))
  const {
    scrollerRef,
    top,
    moveTo,
    measures: scrollMeasures,
    widthPx: roomPx,
  } = useGridScroll({
    rowCount: knownTotal,
    rowHeightPx,
    listKey: source.key,
    firstTop: place?.top ?? 0,
  })
  const seen = wholeRows(scrollMeasures) + 1
  const pages = useGridPages(source, { first: top, count: seen })
  const total = pages.cache.total ?? 0
  if (total !== knownTotal) setKnownTotal(total)

  const { onTotal } = props
  const isKnown = pages.cache.total !== null
  const { isExact } = pages.cache
  useEffect(() => {
    if (isKnown) onTotal?.(total, isExact)
  }, [isKnown, total, isExact, onTotal])

  useImperativeHandle(
    props.focusRef,
    () => ({ focus: () => scrollerRef.current?.focus({ preventScroll: true }) }),
    [scrollerRef],
  )

  const [wantedActive, setActive] = useState<ActiveCell>(place?.active ?? { row: 0, column: 0 })
  const active = { ...wantedActive, row: Math.min(wantedActive.row, Math.max(0, total - 1)) }
  const leave = useEffectEvent(() => props.onLeave?.({ key: source.key, top, active: wantedActive }))
  useEffect(() => () => leave(), [])
  const hasSelect = props.onSelect !== undefined
  const actionsPx = props.actions === undefined ? 0 : (props.actionsPx ?? 74)
  const measures = useMemo((): GridMeasures<Row> => {
    const leadPx = hasSelect ? SELECT_PX : 0
    const placed = placeColumns(columns, layout, { leadPx, roomPx: roomPx - actionsPx })
    return { placed, hasSelect, actionsPx }
  }, [columns, layout, hasSelect, actionsPx, roomPx])
  const { onActive } = props
  const activeRow = active.row < 0 ? undefined : pages.cache.row(active.row)
  const activeColumnId = measures.placed[active.column - (hasSelect ? 1 : 0)]?.column.id
  useEffect(() => onActive?.(activeRow, activeColumnId), [onActive, activeRow, activeColumnId])
  const template = templateOf(measures)
  const widthPx = Math.max(rowWidthPx(measures), roomPx)

  const indexes = Array.from({ length: Math.max(0, Math.min(seen, total - top)) }, (_, i) => top + i)
  // Scrolled out of sight it keeps its place, but there is no element to name.
  const isActiveDrawn = active.row === -1 || indexes.includes(active.row)
  const shownRows = indexes
    .slice(0, wholeRows(scrollMeasures))
    .flatMap((index) => pages.cache.row(index) ?? [])
  const canSelect = (row: Row): boolean => props.isSelectable?.(row) ?? true
  const shownKeys = shownRows.filter(canSelect).map(props.keyOf)

  const move = (to: ActiveCell): void => {
    setActive(to)
    if (to.row >= 0) moveTo(topToReveal(to.row, top, scrollMeasures))
  }
  const resize = (column: GridColumn<Row>, width: number): void =>
    props.onLayout(withWidth(layout, column, width))
  const sortBy = (column: GridColumn<Row>): void => {
    if (column.sortBy === undefined) return
    const isSame = props.sort?.by === column.sortBy
    const isUp = isSame && props.sort?.direction === 'ascending'
    props.onSort?.({ by: column.sortBy, direction: isUp ? 'descending' : 'ascending' })
  }
  const { selectShown, ...input } = useGridInput({
    grid: props,
    selection,
    active,
    move,
    measures,
    cache: pages.cache,
    rowsPerPage: wholeRows(scrollMeasures),
    shownKeys,
    canSelect,
    resize,
    sortBy,
  })

  const isEmpty = pages.cache.total === 0 && pages.failure === null
  return (
    <div className={classes['frame']}>
      {pages.failure !== null && (
        <div className={classes['failure']}>
          <FailureNotice failure={pages.failure} onNext={pages.readAgain} />
        </div>
      )}
      <div
        ref={scrollerRef}
        role={props.tree === undefined ? 'grid' : 'treegrid'}
        aria-label={props.name}
        aria-rowcount={total + 1}
        aria-colcount={cellCount(measures)}
        aria-multiselectable={hasSelect}
        aria-busy={pages.cache.total === null}
        aria-activedescendant={isActiveDrawn ? cellId(gridId, active.row, active.column) : undefined}
        tabIndex={0}
        className={classes['scroller']}
        data-first-row={top}
        data-empty={isEmpty || undefined}
        {...input}
      >
        <div style={{ height: spacerPx(scrollMeasures) + HEADER_PX, width: widthPx }}>
          <div
            className={classes['stage']}
            style={{ height: scrollMeasures.viewportPx + HEADER_PX, width: widthPx }}
          >
            <GridHeader
              gridId={gridId}
              measures={measures}
              template={template}
              activeColumn={active.row === -1 ? active.column : -1}
              sort={props.sort}
              selectionState={headingState(selection, shownKeys)}
              onSelectAll={selectShown}
              onSort={sortBy}
              onResize={resize}
              onFit={(column) => resize(column, fittingWidthPx(column, shownRows))}
              onMove={(id, target) => {
                const ids = measures.placed.map(({ column }) => column.id)
                const by = ids.indexOf(target) - ids.indexOf(id)
                if (ids.includes(id)) props.onLayout(withMoved(columns, layout, { id, by }))
              }}
            />
            {indexes.map((index) => {
              const row = pages.cache.row(index)
              const key = row === undefined ? '' : props.keyOf(row)
              const name = row === undefined ? '' : (props.nameOf?.(row) ?? key)
              const isRowSelectable = row !== undefined && canSelect(row)
              return (
                <GridRow
                  key={index}
                  gridId={gridId}
                  index={index}
                  topPx={HEADER_PX + (index - top) * rowHeightPx}
                  row={row}
                  measures={measures}
                  template={template}
                  isSelected={isRowSelectable && isSelected(selection, key)}
                  isSelectable={isRowSelectable}
                  activeColumn={active.row === index ? active.column : -1}
                  selectLabel={`Select ${name}`}
                  rowState={row === undefined ? undefined : props.rowState?.(row)}
                  tree={props.tree}
                  actions={props.actions}
                />
              )
            })}
          </div>
        </div>
      </div>
      {isEmpty && <div className={classes['empty']}>{props.empty}</div>}
    </div>
  )
}
