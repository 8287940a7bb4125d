import { useMemo, useState } from 'react'
import type { OutputOf } from '../../shared/contract/index.ts'
import { call } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { defaultLayout } from '../ui/grid/column-layout.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridColumn, GridSource } from '../ui/grid/grid-types.ts'
import classes from './activity.module.css'

type ChangeRow = OutputOf<'activity.rows'>['rows'][number]

const COLUMNS: readonly GridColumn<ChangeRow>[] = [
  {
    id: 'account',
    title: 'Account ID',
    width: 132,
    render: ({ accountId }) => accountId,
    text: ({ accountId }) => accountId,
  },
  { id: 'outcome', title: 'Outcome', width: 100, render: ({ outcome }) => outcome },
  {
    id: 'cells',
    title: 'Before → after',
    width: 240,
    isGrowing: true,
    render: ({ cells }) => (
      <span>
        {cells.map(({ field, before, after }) => (
          <span key={field} className={classes['cell']}>
            {field} {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
          </span>
        ))}
      </span>
    ),
    text: ({ cells }) =>
      cells
        .map(({ field, before, after }) => `${field}: ${before || 'none'} → ${after || 'none'}`)
        .join(', '),
  },
]

/** The rows of a change, however many: which accounts, and what changed in each. */
export function ChangeRows({ changeId }: { readonly changeId: string }): React.JSX.Element {
  const [layout, setLayout] = useState(() => defaultLayout(COLUMNS))
  const source = useMemo(
    (): GridSource<ChangeRow> => ({
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
        keyOf={({ accountId }) => accountId}
        layout={layout}
        onLayout={setLayout}
        empty={<EmptyState title="No accounts" next="This change touched settings, not accounts." />}
      />
    </div>
  )
}
