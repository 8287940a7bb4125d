import { useMemo, useState } from 'react'
import type { ChangedRow } from '../../shared/contract/activity.ts'
import { call } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { defaultLayout } from '../ui/grid/column-layout.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridColumn, GridSource } from '../ui/grid/grid-types.ts'
import classes from './activity.module.css'
import { cellsText, ChangedCells } from './changed-cells.tsx'

const COLUMNS: readonly GridColumn<ChangedRow>[] = [
  {
    id: 'subject',
    title: 'Row',
    width: 150,
    render: ({ subject }) => subject,
    text: ({ subject }) => subject,
  },
  { id: 'outcome', title: 'Outcome', width: 100, render: ({ outcome }) => outcome },
  {
    id: 'cells',
    title: 'Before → after',
    width: 240,
    isGrowing: true,
    render: ({ cells }) => <ChangedCells cells={cells} />,
    text: ({ cells }) => cellsText(cells),
  },
]

/** The rows of a change, however many: accounts and other records, and what changed in each. */
export function ChangeRows({ changeId }: { readonly changeId: string }): React.JSX.Element {
  const [layout, setLayout] = useState(() => defaultLayout(COLUMNS))
  const source = useMemo(
    (): GridSource<ChangedRow> => ({
      key: changeId,
      fetch: (first, count) => call('activity.rows', { changeId, first, count }),
    }),
    [changeId],
  )
  return (
    <div className={classes['rows']}>
      <DataGrid
        name="Changed rows"
        columns={COLUMNS}
        source={source}
        keyOf={({ key }) => key}
        layout={layout}
        onLayout={setLayout}
        empty={<EmptyState title="No rows" next="What this change touched is gone since." />}
      />
    </div>
  )
}
