import type { CellChange } from '../../shared/contract/accounts.ts'
import { formatMoment } from '../ui/format.ts'
import classes from './activity.module.css'

/** Fields before and after, in a line. */
export function ChangedCells({ cells }: { readonly cells: readonly CellChange[] }): React.JSX.Element {
  return (
    <span>
      {cells.map(({ field, before, after }) => (
        <span key={field} className={classes['cell']}>
          <span className={classes['kind']}>{field}</span> {before !== '' && <del>{readable(before)}</del>}{' '}
          {after !== '' && <ins>{readable(after)}</ins>}
        </span>
      ))}
    </span>
  )
}

/** The same as plain text. */
export function cellsText(cells: readonly CellChange[]): string {
  return cells
    .map(
      ({ field, before, after }) => `${field}: ${readable(before) || 'none'} → ${readable(after) || 'none'}`,
    )
    .join(', ')
}

const STORED_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

// A cell is text to the core; only here is it known in which time zone somebody reads it.
function readable(value: string): string {
  return STORED_TIME.test(value) ? formatMoment(value) : value
}
