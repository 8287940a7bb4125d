import { isLayout } from '../ui/grid/use-column-layout.ts'
import { ViewsMenu } from '../ui/views-menu.tsx'
import { poolQuery, readPoolQuery } from './pool-address.ts'
import { arrangeColumns, showPool, usePoolStore } from './pool-store.ts'

/** The button **Views** of the pool. */
export function PoolViews(): React.JSX.Element {
  return <ViewsMenu screen="pool" stateNow={stateNow} onShow={show} />
}

function stateNow(): unknown {
  const { filter, sort, layout } = usePoolStore.getState()
  return { query: poolQuery({ filter, sort }), layout }
}

function show(kept: unknown): void {
  const state = kept as { query?: unknown; layout?: unknown } | null
  showPool(readPoolQuery(typeof state?.query === 'string' ? state.query : ''))
  if (isLayout(state?.layout)) arrangeColumns(state.layout)
}
