import { useMemo } from 'react'
import type { ActionRow, ActionSort } from '../../shared/contract/actions.ts'
import { call } from '../api.ts'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { ColumnLayout, GridSelection, GridSource } from '../ui/grid/grid-types.ts'
import { useSession } from '../ui/use-session.ts'
import { ACTION_COLUMNS } from './action-columns.tsx'
import { actionFilterOf, actionsPath, type ActionChoice } from './action-filter.ts'

const onStale = onCoreChange(['aws.changed', 'session.changed'])

interface ActionGridProps {
  readonly choice: ActionChoice
  readonly onChoose: (choice: ActionChoice) => void
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly selection: GridSelection
  readonly onSelect: (selection: GridSelection) => void
  readonly onCopy: () => void
  readonly onOpen: (action: ActionRow) => void
  readonly onTotal: (total: number) => void
  readonly empty: React.ReactNode
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The calls that change something at AWS. */
export function ActionGrid({ choice, onChoose, ...grid }: ActionGridProps): React.JSX.Element {
  const { provider } = useSession()
  const source = useMemo(
    (): GridSource<ActionRow> => ({
      key: `${provider.id} ${actionsPath(choice)}`,
      fetch: async (first, count) => {
        const page = await call('actions.page', {
          filter: actionFilterOf(choice),
          sort: choice.sort,
          first,
          count,
        })
        return { rows: page.actions, total: page.total }
      },
      onStale,
    }),
    [provider.id, choice],
  )
  return (
    <DataGrid
      name="AWS actions"
      columns={ACTION_COLUMNS}
      source={source}
      keyOf={({ id }) => id}
      sort={choice.sort}
      // The columns' orders are the contract's.
      onSort={(sort) => onChoose({ ...choice, sort: sort as ActionSort })}
      {...grid}
    />
  )
}
