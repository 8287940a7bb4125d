import { usePoolStore, arrangeColumns } from './pool-store.ts'
import { formatAmount } from '../ui/format.ts'
import { ColumnsMenu } from '../ui/grid/columns-menu.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { POOL_COLUMNS } from './pool-columns.tsx'
import { PoolViews } from './pool-views.tsx'
import classes from './pool.module.css'
import { SelectionBar } from './selection-bar.tsx'

function totalText(total: number, isExact: boolean): string {
  if (isExact) return formatAmount(total, 'account')
  // Nothing is known before the first answer.
  return total === 0 ? '' : `At least ${formatAmount(total, 'account')}, still counting`
}

/** Between filters and grid: how many there are, or what can be done with those that are chosen. It never changes its height. */
export function ListBar(): React.JSX.Element {
  const { selection, total, isTotalExact, layout } = usePoolStore()
  const chosen = selectedCount(selection, total)
  return (
    <div className={classes['listBar']} data-chosen={chosen > 0 || undefined}>
      {chosen > 0 ? (
        <SelectionBar count={chosen} />
      ) : (
        <>
          <output className={classes['total']}>{totalText(total, isTotalExact)}</output>
          <span className={classes['spacer']} />
          <PoolViews />
          <ColumnsMenu columns={POOL_COLUMNS} layout={layout} onLayout={arrangeColumns} />
        </>
      )}
    </div>
  )
}
