import { memo } from 'react'
import classes from './data-grid.module.css'
import { GridFold } from './grid-fold.tsx'
import { cellId, type GridMeasures } from './grid-cells.ts'
import type { GridTree } from './grid-types.ts'

interface GridRowProps<Row> {
  readonly gridId: string
  readonly index: number
  readonly topPx: number
  /** Undefined while its page is being read. */
  readonly row: Row | undefined
  readonly measures: GridMeasures<Row>
  readonly template: string
  readonly isSelected: boolean
  readonly isSelectable: boolean
  /** Number of the active cell when it is in this row; -1 otherwise. */
  readonly activeColumn: number
  readonly selectLabel: string
  readonly rowState: string | undefined
  readonly tree: GridTree<Row> | undefined
  readonly actions: ((row: Row) => React.ReactNode) | undefined
}

/** One row; drawn again only when something of its own changed. */
function PlainGridRow<Row>(props: GridRowProps<Row>): React.JSX.Element {
  const { gridId, index, row, measures, activeColumn, tree } = props
  const lead = measures.hasSelect ? 1 : 0
  const cell = (column: number): { id: string; 'aria-colindex': number; 'data-active'?: true } => ({
    id: cellId(gridId, index, column),
    'aria-colindex': column + 1,
    ...(activeColumn === column ? { 'data-active': true as const } : {}),
  })
  return (
    <div
      role="row"
      className={classes['row']}
      aria-rowindex={index + 2}
      data-row={index}
      data-state={props.rowState}
      {...(measures.hasSelect ? { 'aria-selected': props.isSelected } : {})}
      {...(tree === undefined || row === undefined ? {} : treeState(tree, row))}
      style={{ transform: `translateY(${props.topPx}px)`, gridTemplateColumns: props.template }}
    >
      {measures.hasSelect && (
        <div role="gridcell" className={classes['select']} {...cell(0)} data-select>
          {row !== undefined && (
            <input
              type="checkbox"
              tabIndex={-1}
              readOnly
              aria-label={props.selectLabel}
              checked={props.isSelected}
              disabled={!props.isSelectable}
            />
          )}
        </div>
      )}
      {measures.placed.map(({ column, pinnedPx }, position) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes['cell']}
          data-align={column.align}
          data-pinned={pinnedPx === null ? undefined : true}
          style={pinnedPx === null ? undefined : { left: pinnedPx }}
          title={row === undefined ? undefined : column.text?.(row)}
          {...cell(position + lead)}
        >
          {row === undefined ? (
            <span className={classes['skeleton']} />
          ) : (
            <>
              {position === 0 && tree !== undefined && <GridFold tree={tree} row={row} />}
              <span className={classes['content']}>{column.render(row)}</span>
            </>
          )}
        </div>
      ))}
      {measures.actionsPx > 0 && (
        <div role="gridcell" className={classes['actions']} {...cell(measures.placed.length + lead)}>
          {row !== undefined && props.actions?.(row)}
        </div>
      )}
    </div>
  )
}

function treeState<Row>(tree: GridTree<Row>, row: Row): React.AriaAttributes {
  const isExpanded = tree.isExpanded(row)
  return {
    'aria-level': tree.levelOf(row) + 1,
    ...(isExpanded === null ? {} : { 'aria-expanded': isExpanded }),
  }
}

// memo forgets the type parameter.
export const GridRow = memo(PlainGridRow) as typeof PlainGridRow
