import { useRef, useState } from 'react'
import type { ActivityEvent } from '../../shared/contract/activity.ts'
import type { GridColumn, GridSource } from '../ui/grid/grid-types.ts'
import { EventDrawer } from './event-drawer.tsx'
import { EventGrid } from './event-grid.tsx'
import { UndoDialog } from './undo-dialog.tsx'

interface EventLogProps<Event extends ActivityEvent> {
  readonly name: string
  readonly columns: readonly GridColumn<Event>[]
  readonly source: GridSource<Event>
  readonly empty: React.ReactNode
}

/** A list of events that open in full and can be undone; the focus comes back to the list. */
export function EventLog<Event extends ActivityEvent>(props: EventLogProps<Event>): React.JSX.Element {
  const [opened, setOpened] = useState<ActivityEvent | null>(null)
  const [undoing, setUndoing] = useState<ActivityEvent | null>(null)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  return (
    <>
      <EventGrid {...props} onOpen={setOpened} onUndo={setUndoing} focusRef={grid} />
      {opened !== null && (
        <EventDrawer
          event={opened}
          onUndo={() => {
            setUndoing(opened)
            setOpened(null)
          }}
          onClose={() => {
            setOpened(null)
            grid.current?.focus()
          }}
        />
      )}
      {undoing !== null && undoing.change !== null && (
        <UndoDialog
          changeId={undoing.change.id}
          isInterrupted={undoing.change.undo === 'interrupted'}
          onClose={() => {
            setUndoing(null)
            grid.current?.focus()
          }}
        />
      )}
    </>
  )
}
