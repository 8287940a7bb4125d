import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { call, subscribe } from '../api.ts'
import { formatCount } from '../ui/format.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridColumn, GridSource } from '../ui/grid/grid-types.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { choiceToQuery, filterNow, type ActivityChoice } from './activity-filter.ts'
import classes from './activity.module.css'
import { eventName, UNDO_WORDS } from './activity-words.ts'

const COLUMNS: readonly GridColumn<ActivityEvent>[] = [
  { id: 'at', title: 'When', width: 130, isFixed: true, render: ({ at }) => <RelativeTime at={at} /> },
  { id: 'actor', title: 'Who', width: 130, render: ({ actor }) => actor, text: ({ actor }) => actor },
  {
    id: 'label',
    title: 'What',
    width: 250,
    isGrowing: true,
    isFixed: true,
    render: ({ label }) => label,
    text: ({ label }) => label,
  },
  {
    id: 'subject',
    title: 'Subject',
    width: 140,
    render: ({ subject }) => subject,
    text: ({ subject }) => subject,
  },
  {
    id: 'type',
    title: 'Kind',
    width: 140,
    render: ({ type }) => <span className={classes['kind']}>{eventName(type)}</span>,
    text: ({ type }) => type,
  },
  {
    id: 'rows',
    title: 'Rows',
    width: 72,
    align: 'end',
    render: ({ change }) => (change === null || change.rows === 0 ? '' : formatCount(change.rows)),
  },
]

interface ActivityGridProps {
  readonly choice: ActivityChoice
  readonly empty: React.ReactNode
  readonly onOpen: (event: ActivityEvent) => void
  readonly onUndo: (event: ActivityEvent) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The log, newest first. */
export function ActivityGrid({
  choice,
  empty,
  onOpen,
  onUndo,
  focusRef,
}: ActivityGridProps): React.JSX.Element {
  const [layout, setLayout] = useColumnLayout('activity', COLUMNS)
  const source = useMemo(
    (): GridSource<ActivityEvent> => ({
      key: choiceToQuery(choice),
      fetch: async (first, count) => {
        const { events, total } = await call('activity.page', {
          filter: filterNow(choice),
          first,
          count,
        })
        return { rows: events, total }
      },
      onStale: (listener) =>
        subscribe((event) => {
          if (event.kind === 'activity.changed') listener()
        }),
    }),
    [choice],
  )
  const renderUndo = useCallback((event: ActivityEvent) => undoButton(event, onUndo), [onUndo])
  return (
    <div className={classes['grid']}>
      <DataGrid
        name="Activity"
        columns={COLUMNS}
        source={source}
        keyOf={({ seq }) => String(seq)}
        layout={layout}
        onLayout={setLayout}
        onOpen={onOpen}
        actions={renderUndo}
        actionsPx={136}
        empty={empty}
        focusRef={focusRef}
      />
    </div>
  )
}

function undoButton(event: ActivityEvent, onUndo: (event: ActivityEvent) => void): React.ReactNode {
  const undo = event.change?.undo
  if (undo === undefined || undo === 'not-undoable') return null
  if (undo === 'undone') return <span className={classes['kind']}>{UNDO_WORDS.undone}</span>
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      tabIndex={-1}
      aria-label={`${UNDO_WORDS[undo]}: ${event.label}`}
      onClick={() => onUndo(event)}
    >
      {UNDO_WORDS[undo]}
    </Button>
  )
}
