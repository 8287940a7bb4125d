import type { CellChange } from '../../shared/contract/accounts.ts'
import classes from './activity.module.css'

/** Fields before and after, in a line. */
export function ChangedCells({ cells }: { readonly cells: readonly CellChange[] }): React.JSX.Element {
  return (
    <span>
      {cells.map(({ field, before, after }) => (
        <span key={field} className={classes['cell']}>
          {field} {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
        </span>
      ))}
    </span>
  )
}

/** The same as plain text. */
export function cellsText(cells: readonly CellChange[]): string {
  return cells
    .map(({ field, before, after }) => `${field}: ${before || 'none'} → ${after || 'none'}`)
    .join(', ')
}
