import { formatAmount } from '../ui/format.ts'
import { ColumnsMenu } from '../ui/grid/columns-menu.tsx'
import { ListBar, ListTotal } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { POOL_COLUMNS } from './pool-columns.tsx'
import { PoolViews } from './pool-views.tsx'
import { arrangeColumns, usePoolStore } from './pool-store.ts'
import { SelectionBar } from './selection-bar.tsx'

function totalText(total: number, isExact: boolean): string {
  if (isExact) return formatAmount(total, 'account')
  // Nothing is known before the first answer.
  return total === 0 ? '' : `At least ${formatAmount(total, 'account')}, still counting`
}

/** Between filters and grid: how many there are, or what can be done with those that are chosen. It never changes its height. */
export function PoolBar(): React.JSX.Element {
  const { selection, total, isTotalExact, layout } = usePoolStore()
  const chosen = selectedCount(selection, total)
  return (
    <ListBar isChosen={chosen > 0}>
      {chosen > 0 ? (
        <SelectionBar count={chosen} />
      ) : (
        <>
          <ListTotal>{totalText(total, isTotalExact)}</ListTotal>
          <PoolViews />
          <ColumnsMenu columns={POOL_COLUMNS} layout={layout} onLayout={arrangeColumns} />
        </>
      )}
    </ListBar>
  )
}
