import { formatAmount } from './format.ts'
import { ListBar, ListTotal } from './grid/list-bar.tsx'
import { ListTools, type ListToolsProps } from './list-tools.tsx'

interface ListSummaryProps<Row> extends ListToolsProps<Row> {
  /** What one row is called. */
  readonly noun: string
  readonly total: number
}

/** Between filters and grid while nothing is chosen: how many rows there are, the saved views and the columns. */
export function ListSummary<Row>({ noun, total, ...tools }: ListSummaryProps<Row>): React.JSX.Element {
  return (
    <ListBar isChosen={false}>
      <ListTotal>{formatAmount(total, noun)}</ListTotal>
      <ListTools {...tools} />
    </ListBar>
  )
}
