import { ListViews } from '../ui/list-views.tsx'
import { poolQuery, readPoolQuery } from './pool-address.ts'
import { arrangeColumns, showPool, usePoolStore } from './pool-store.ts'

/** The button **Views** of the pool. */
export function PoolViews(): React.JSX.Element {
  const { filter, sort, layout } = usePoolStore()
  return (
    <ListViews
      screen="pool"
      query={poolQuery({ filter, sort })}
      layout={layout}
      onQuery={(query) => showPool(readPoolQuery(query))}
      onLayout={arrangeColumns}
    />
  )
}
