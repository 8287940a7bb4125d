import type { ReviewRow } from '../../shared/contract/imports.ts'
import { FIELD_LABELS } from './mapping.ts'
import classes from './review.module.css'

/** Everything about the row that the keyboard acts on: each problem in full, and the row as the file has it. */
export function RowDetail({ row }: { readonly row: ReviewRow }): React.JSX.Element | null {
  if (row.problems.length === 0) return null
  return (
    <section className={classes['detail']} aria-label={`Line ${row.line}`}>
      <p className={classes['detailTitle']}>
        Line {row.line}
        <code>{row.raw.join(' | ')}</code>
      </p>
      <ul>
        {row.problems.map((problem) => (
          <li key={`${problem.code}${problem.field ?? ''}`} data-level={problem.level}>
            {problem.field !== null && <b>{FIELD_LABELS[problem.field]}: </b>}
            {problem.message} <code>{problem.code}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
