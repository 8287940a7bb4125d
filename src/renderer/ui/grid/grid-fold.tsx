import { IconChevronRight } from '@tabler/icons-react'
import classes from './data-grid.module.css'
import type { GridTree } from './grid-types.ts'

const INDENT_PX = 20

interface GridFoldProps<Row> {
  readonly tree: GridTree<Row>
  readonly row: Row
}

/** The start of a tree's first column: how deep the row stands, and the arrow that folds what is below it. */
export function GridFold<Row>({ tree, row }: GridFoldProps<Row>): React.JSX.Element {
  const isExpanded = tree.isExpanded(row)
  return (
    <>
      <span className={classes['indent']} style={{ width: tree.levelOf(row) * INDENT_PX }} />
      {isExpanded === null ? (
        <span className={classes['fold']} />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={classes['fold']}
          aria-label={isExpanded ? 'Fold' : 'Unfold'}
          data-open={isExpanded || undefined}
          onClick={() => tree.onExpand(row, !isExpanded)}
        >
          <IconChevronRight size={15} aria-hidden />
        </button>
      )}
    </>
  )
}
