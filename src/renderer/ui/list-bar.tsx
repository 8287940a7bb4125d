import { formatAmount } from './format.ts'
import classes from './list-bar.module.css'
import { ListTools, type ListToolsProps } from './list-tools.tsx'

interface ListBarProps<Row> extends ListToolsProps<Row> {
  /** What one row is called. */
  readonly noun: string
  readonly total: number
}

/** Between filters and grid: how many rows there are, the saved views and the columns. */
export function ListBar<Row>({ noun, total, ...tools }: ListBarProps<Row>): React.JSX.Element {
  return (
    <div className={classes['bar']}>
      <output className={classes['total']}>{formatAmount(total, noun)}</output>
      <span className={classes['spacer']} />
      <ListTools {...tools} />
    </div>
  )
}
