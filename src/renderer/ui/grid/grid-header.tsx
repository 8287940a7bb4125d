import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { PlacedColumn } from './column-layout.ts'
import classes from './data-grid.module.css'
import { cellId, type GridMeasures } from './grid-cells.ts'
import { ResizeHandle } from './resize-handle.tsx'
import type { GridColumn, GridSort } from './grid-types.ts'

interface GridHeaderProps<Row> {
  readonly gridId: string
  readonly measures: GridMeasures<Row>
  readonly template: string
  readonly activeColumn: number
  readonly sort: GridSort | undefined
  readonly selectionState: 'none' | 'some' | 'all'
  readonly onSelectAll: () => void
  readonly onSort: (column: GridColumn<Row>) => void
  readonly onResize: (column: GridColumn<Row>, widthPx: number) => void
  readonly onFit: (column: GridColumn<Row>) => void
  readonly onMove: (id: string, beforeOrAfter: string) => void
}

/** The sticky heading: sorts, resizes, moves columns, and chooses all rows. */
export function GridHeader<Row>(props: GridHeaderProps<Row>): React.JSX.Element {
  const { gridId, measures } = props
  const lead = measures.hasSelect ? 1 : 0
  const attributes = (column: number): { id: string; 'aria-colindex': number; 'data-active'?: true } => ({
    id: cellId(gridId, -1, column),
    'aria-colindex': column + 1,
    ...(props.activeColumn === column ? { 'data-active': true as const } : {}),
  })
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={classes['header']}
      style={{ gridTemplateColumns: props.template }}
    >
      {measures.hasSelect && (
        <div role="columnheader" className={classes['select']} {...attributes(0)}>
          <SelectAll state={props.selectionState} onChange={props.onSelectAll} />
        </div>
      )}
      {measures.placed.map((placed, position) => (
        <ColumnHeading
          key={placed.column.id}
          placed={placed}
          attributes={attributes(position + lead)}
          {...props}
        />
      ))}
      {measures.actionsPx > 0 && (
        <div
          role="columnheader"
          aria-label="Actions"
          className={classes['actions']}
          {...attributes(measures.placed.length + lead)}
        />
      )}
    </div>
  )
}

function SelectAll(props: {
  readonly state: 'none' | 'some' | 'all'
  readonly onChange: () => void
}): React.JSX.Element {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current !== null) ref.current.indeterminate = props.state === 'some'
  }, [props.state])
  return (
    <input
      ref={ref}
      type="checkbox"
      aria-label="Select all"
      checked={props.state === 'all'}
      onChange={props.onChange}
    />
  )
}

interface ColumnHeadingProps<Row> extends GridHeaderProps<Row> {
  readonly placed: PlacedColumn<Row>
  readonly attributes: { readonly id: string; readonly 'aria-colindex': number }
}

const DRAG_TYPE = 'application/x-quartermaster-column'

function ColumnHeading<Row>(props: ColumnHeadingProps<Row>): React.JSX.Element {
  const { placed, sort } = props
  const { column, widthPx, pinnedPx } = placed
  const isSorted = sort !== undefined && column.sortBy === sort.by
  const sorting =
    column.sortBy === undefined ? {} : { 'aria-sort': isSorted ? sort.direction : ('none' as const) }
  const Arrow = sort?.direction === 'descending' ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      className={classes['heading']}
      data-pinned={pinnedPx === null ? undefined : true}
      data-align={column.align}
      data-sortable={column.sortBy === undefined ? undefined : true}
      style={pinnedPx === null ? undefined : { left: pinnedPx }}
      {...sorting}
      {...props.attributes}
      draggable
      onClick={() => props.onSort(column)}
      onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, column.id)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAG_TYPE)) event.preventDefault()
      }}
      onDrop={(event) => props.onMove(event.dataTransfer.getData(DRAG_TYPE), column.id)}
    >
      <span className={classes['headingText']}>{column.title}</span>
      {isSorted && <Arrow size={13} stroke={2.2} aria-hidden />}
      <ResizeHandle
        title={column.title}
        widthPx={widthPx}
        onResize={(next) => props.onResize(column, next)}
        onFit={() => props.onFit(column)}
      />
    </div>
  )
}
