import { ColumnsMenu } from './grid/columns-menu.tsx'
import type { ColumnLayout, GridColumn } from './grid/grid-types.ts'
import { ListViews } from './list-views.tsx'

export interface ListToolsProps<Row> {
  /** The screen whose views are kept. */
  readonly screen: string
  /** Filter and order as the address of the screen says them. */
  readonly query: string
  readonly columns: readonly GridColumn<Row>[]
  readonly layout: ColumnLayout
  readonly onQuery: (query: string) => void
  readonly onLayout: (layout: ColumnLayout) => void
}

/** At the end of a list's bar: its saved views and its columns. */
export function ListTools<Row>({ columns, ...views }: ListToolsProps<Row>): React.JSX.Element {
  return (
    <>
      <ListViews {...views} />
      <ColumnsMenu columns={columns} layout={views.layout} onLayout={views.onLayout} />
    </>
  )
}
