import { Button } from '@mantine/core'
import { useCallback } from 'react'
import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridColumn, GridSource } from '../ui/grid/grid-types.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import classes from './activity.module.css'
import { UNDO_WORDS } from './activity-words.ts'

interface EventGridProps<Event extends ActivityEvent> {
  /** Its accessible name; the columns are remembered under it. */
  readonly name: string
  readonly columns: readonly GridColumn<Event>[]
  readonly source: GridSource<Event>
  readonly empty: React.ReactNode
  readonly onOpen: (event: Event) => void
  readonly onUndo: (event: ActivityEvent) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** Events, newest first. */
export function EventGrid<Event extends ActivityEvent>(props: EventGridProps<Event>): React.JSX.Element {
  const { name, columns, onUndo } = props
  const [layout, setLayout] = useColumnLayout(name.toLowerCase(), columns)
  const renderUndo = useCallback((event: Event) => undoButton(event, onUndo), [onUndo])
  return (
    <DataGrid
      name={name}
      columns={columns}
      source={props.source}
      keyOf={({ seq }) => String(seq)}
      layout={layout}
      onLayout={setLayout}
      onOpen={props.onOpen}
      actions={renderUndo}
      actionsPx={136}
      empty={props.empty}
      focusRef={props.focusRef}
    />
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
