import type { ColumnLayout } from './grid/grid-types.ts'
import { isLayout } from './grid/use-column-layout.ts'
import { ViewsMenu } from './views-menu.tsx'

interface ListViewsProps {
  /** The screen whose views they are. */
  readonly screen: string
  /** Filter and order as the address of the screen says them. */
  readonly query: string
  readonly layout: ColumnLayout
  /** Shows filter and order of a view; an empty query is all of the list. */
  readonly onQuery: (query: string) => void
  readonly onLayout: (layout: ColumnLayout) => void
}

/** The button **Views** of a list: each view keeps filter, order and columns. */
export function ListViews(props: ListViewsProps): React.JSX.Element {
  const { screen, query, layout, onQuery, onLayout } = props
  return (
    <ViewsMenu
      screen={screen}
      stateNow={() => ({ query, layout })}
      onShow={(kept) => {
        const state = kept as { query?: unknown; layout?: unknown } | null
        onQuery(typeof state?.query === 'string' ? state.query : '')
        if (isLayout(state?.layout)) onLayout(state.layout)
      }}
    />
  )
}
