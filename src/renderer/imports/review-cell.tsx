import type { ImportField, ReviewRow } from '../../shared/contract/imports.ts'
import { CellEditor } from './cell-editor.tsx'
import { FIELD_LABELS } from './mapping.ts'
import { useReviewEditing } from './review-editing.ts'
import { valueOf, worstLevel } from './review-row.ts'
import classes from './review.module.css'

interface ReviewCellProps {
  readonly row: ReviewRow
  readonly field: ImportField
}

/** A value of a row: as read, as it changes an account, or being typed over. */
export function ReviewCell({ row, field }: ReviewCellProps): React.JSX.Element {
  const { editing, typed, onDone, onCancel } = useReviewEditing()
  const newValue = typed.get(`${row.record} ${field}`)
  const value = newValue ?? valueOf(row, field)
  if (editing?.record === row.record && editing.field === field) {
    return (
      <CellEditor
        label={`${FIELD_LABELS[field]}, line ${row.line}`}
        field={field}
        value={value}
        onDone={(text, next) => onDone({ record: row.record, field }, text, next)}
        onCancel={onCancel}
      />
    )
  }
  const change = newValue === undefined ? row.cells.find((cell) => cell.field === field) : undefined
  const level = worstLevel(row, field)
  return (
    <span
      data-field={field}
      data-level={level}
      data-typed={newValue === undefined ? undefined : true}
      className={classes['field']}
    >
      {change === undefined ? (
        value || <span className={classes['nothing']}>{level === 'error' ? 'missing' : '–'}</span>
      ) : (
        <>
          <del>{change.before || 'empty'}</del> <ins>{change.after}</ins>
        </>
      )}
    </span>
  )
}
