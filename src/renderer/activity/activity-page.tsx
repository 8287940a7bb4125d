import { IconHistory } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { useOperation } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { ActivityExportMenu } from './activity-export-menu.tsx'
import {
  choiceFromQuery,
  choiceToQuery,
  filterNow,
  isFiltered,
  NO_CHOICE,
  type ActivityChoice,
} from './activity-filter.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { ActivityGrid } from './activity-grid.tsx'
import classes from './activity.module.css'
import { EventDrawer } from './event-drawer.tsx'
import { UndoDialog } from './undo-dialog.tsx'

/** Everything that was done, by whom and when; changes open to their rows and can be undone. */
export function ActivityPage(): React.JSX.Element {
  const query = useHashQuery()
  const choice = useMemo(() => choiceFromQuery(query), [query])
  // One moment per choice, so that the question stays the same while it is shown.
  const filter = useMemo(() => filterNow(choice), [choice])
  const { data } = useOperation('activity.page', { filter, first: 0, count: 1 })
  const [opened, setOpened] = useState<ActivityEvent | null>(null)
  const [undoing, setUndoing] = useState<ActivityEvent | null>(null)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const choose = (next: ActivityChoice): void => {
    const text = choiceToQuery(next)
    goTo(text === '' ? '/activity' : `/activity?${text}`, { replace: true })
  }
  return (
    <Page
      title="Activity"
      body="fill"
      toolbar={<ActivityExportMenu choice={choice} total={data?.total ?? 0} />}
    >
      <div className={classes['body']}>
        <ActivityFilters
          choice={choice}
          types={data?.types ?? []}
          actors={data?.actors ?? []}
          total={data?.total ?? null}
          onChoose={choose}
        />
        <ActivityGrid
          choice={choice}
          onOpen={setOpened}
          onUndo={setUndoing}
          focusRef={grid}
          empty={
            isFiltered(choice) ? (
              <EmptyState
                icon={<IconHistory size={22} />}
                title="Nothing like that happened"
                next="No event matches these filters."
                action={{ label: 'Clear filters', onClick: () => choose(NO_CHOICE) }}
              />
            ) : (
              <EmptyState
                icon={<IconHistory size={22} />}
                title="Nothing has happened yet"
                next="Whatever is added, imported, edited or deleted is listed here, and can be undone from here."
                action={{ label: 'Import accounts', onClick: () => goTo('/pool/import') }}
              />
            )
          }
        />
      </div>
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
    </Page>
  )
}
