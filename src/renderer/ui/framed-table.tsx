import { Table, VisuallyHidden, type TableProps } from '@mantine/core'
import classes from './framed-table.module.css'

interface FramedTableProps extends TableProps {
  /** The table's name for assistive technology. */
  readonly label: string
  /** Stands inside the frame, below the rows. */
  readonly below?: React.ReactNode
}

/** A short table in a frame, for rows that need no grid. */
export function FramedTable({ label, below, ...table }: FramedTableProps): React.JSX.Element {
  return (
    <div className={classes['frame']}>
      <Table horizontalSpacing="md" verticalSpacing={7} aria-label={label} {...table} />
      {below}
    </div>
  )
}

/** The heading of a column that only has buttons, `width` pixels wide. */
export function ActionsHeading({ width }: { readonly width: number }): React.JSX.Element {
  return (
    <Table.Th w={width}>
      <VisuallyHidden>Actions</VisuallyHidden>
    </Table.Th>
  )
}
