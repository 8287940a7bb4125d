import { useMemo } from 'react'
import type { ActionRow } from '../../shared/contract/actions.ts'
import { call } from '../api.ts'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridSelection, GridSource } from '../ui/grid/grid-types.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { useSession } from '../ui/use-session.ts'
import { ACTION_COLUMNS } from './action-columns.tsx'
import { actionFilterOf, actionsPath, type ActionChoice } from './action-filter.ts'

const onStale = onCoreChange(['aws.changed', 'session.changed'])

interface ActionGridProps {
  readonly choice: ActionChoice
  readonly selection: GridSelection
  readonly onSelect: (selection: GridSelection) => void
  readonly onOpen: (action: ActionRow) => void
  readonly onTotal: (total: number) => void
  readonly empty: React.ReactNode
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The calls that change something at AWS, newest first. */
export function ActionGrid({ choice, ...grid }: ActionGridProps): React.JSX.Element {
  const { provider } = useSession()
  const [layout, setLayout] = useColumnLayout('aws-actions', ACTION_COLUMNS)
  const source = useMemo(
    (): GridSource<ActionRow> => ({
      key: `${provider.id} ${actionsPath(choice)}`,
      fetch: async (first, count) => {
        const page = await call('actions.page', { filter: actionFilterOf(choice), first, count })
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
      layout={layout}
      onLayout={setLayout}
      {...grid}
    />
  )
}
