import { useCallback, useMemo, useRef, useState } from 'react'
import type { ImportField, ReviewRow } from '../../shared/contract/imports.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { showFailure } from '../ui/failure-notice.tsx'
import { defaultLayout } from '../ui/grid/column-layout.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridPlace, GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { setImport, useImportStore } from './import-store.ts'
import { discardRows, editCell } from './preview-import.ts'
import { REVIEW_ACTIONS_PX, renderReviewActions } from './review-actions.tsx'
import { reviewColumns } from './review-columns.tsx'
import { ReviewEditingContext, type EditedCell, type ReviewEditing } from './review-editing.ts'
import { RowDetail } from './row-detail.tsx'
import { firstBrokenField } from './review-row.ts'
import { recordsMatching, reviewSource } from './review-source.ts'
import classes from './review.module.css'
import { SelectionBar } from './selection-bar.tsx'

/** The rows of the preview: outcome, values and problems of each; cells are typed over in place. */
export function ReviewGrid({ fields }: { readonly fields: readonly ImportField[] }): React.JSX.Element {
  const filter = useImportStore((state) => state.filter)
  const files = useImportStore((state) => state.files)
  const edits = useImportStore((state) => state.settings.edits)
  const isPreviewCurrent = useImportStore((state) => state.isPreviewCurrent)
  const selection = useImportStore((state) => state.selection)
  const place = useImportStore((state) => state.place)
  const [editing, setEditing] = useState<EditedCell | null>(null)
  const [total, setTotal] = useState(0)
  const [active, setActive] = useState<{ row: ReviewRow | undefined; field: ImportField | undefined }>()
  const grid = useRef<{ readonly focus: () => void } | null>(null)

  const columns = useMemo(
    () =>
      reviewColumns(
        fields,
        files.map(({ name }) => name),
      ),
    [fields, files],
  )
  const [layout, setLayout] = useState(() => defaultLayout(columns))
  const source = useMemo(() => reviewSource(filter), [filter])
  const typed = useMemo(() => {
    // What was checked already stands in the row itself.
    const unchecked = isPreviewCurrent ? [] : edits
    return new Map(unchecked.map(({ record, field, value }) => [`${record} ${field}`, value]))
  }, [edits, isPreviewCurrent])

  const leaveCell = (): void => {
    setEditing(null)
    grid.current?.focus()
  }
  const context: ReviewEditing = {
    editing,
    typed,
    onCancel: leaveCell,
    onDone: (cell, value, next) => {
      if (value !== null) editCell({ ...cell, value })
      const right = next === 'right' ? fields[fields.indexOf(cell.field) + 1] : undefined
      if (right === undefined) leaveCell()
      else setEditing({ record: cell.record, field: right })
    },
  }
  const follow = useCallback(
    (row: ReviewRow | undefined, columnId: string | undefined) =>
      setActive({ row, field: fields.find((field) => field === columnId) }),
    [fields],
  )
  const edit = (row: ReviewRow): void => {
    const field = active?.field ?? firstBrokenField(row) ?? fields[0]
    if (field !== undefined) setEditing({ record: row.record, field })
  }
  const discardSelected = async (): Promise<void> => {
    const records =
      selection.kind === 'these'
        ? [...selection.keys].map(Number)
        : await recordsMatching(filter, selection.except)
    setSelection(NO_SELECTION)
    discardRows(records)
    grid.current?.focus()
  }
  return (
    <div className={classes['grid']}>
      <SelectionBar
        selection={selection}
        total={total}
        onSelect={setSelection}
        onDiscard={() => void discardSelected().catch(showFailure)}
      />
      <ReviewEditingContext value={context}>
        <DataGrid
          name="Rows"
          columns={columns}
          source={source}
          keyOf={({ record }) => String(record)}
          layout={layout}
          onLayout={setLayout}
          selection={selection}
          onSelect={setSelection}
          onOpen={edit}
          onEdit={edit}
          onDelete={({ record }) => discardRows([record])}
          actions={renderReviewActions}
          actionsPx={REVIEW_ACTIONS_PX}
          onTotal={setTotal}
          onActive={follow}
          place={place}
          onLeave={keepPlace}
          focusRef={grid}
          empty={
            <EmptyState
              title="No such rows"
              next="Choose another counter above, or see all rows."
              action={{ label: 'Show all rows', onClick: () => setImport({ filter: {} }) }}
            />
          }
        />
      </ReviewEditingContext>
      {active?.row !== undefined && <RowDetail row={active.row} />}
    </div>
  )
}

function setSelection(selection: GridSelection): void {
  setImport({ selection })
}

function keepPlace(place: GridPlace): void {
  setImport({ place })
}
