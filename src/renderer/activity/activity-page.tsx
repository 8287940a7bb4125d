import { Button } from '@mantine/core'
import { IconHistory, IconShieldCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { ActivityEvent, ActivityFilter } from '../../shared/contract/activity.ts'
import { call, run, useOperation } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportMenu } from '../ui/export-menu.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import type { GridSource } from '../ui/grid/grid-types.ts'
import { Page } from '../ui/page.tsx'
import {
  choiceFromQuery,
  choiceToQuery,
  filterNow,
  isFiltered,
  NO_CHOICE,
  type ActivityChoice,
} from './activity-filter.ts'
import { ActivityFilters } from './activity-filters.tsx'
import classes from './activity.module.css'
import { CopyEventsItem } from './copy-events-item.tsx'
import { ACTIVITY_COLUMNS } from './event-columns.tsx'
import { EventLog } from './event-log.tsx'
import { NoMatch } from './no-match.tsx'
import { useVerification } from './use-verification.ts'
import { VerifyDialog } from './verify-dialog.tsx'

const onStale = onCoreChange(['activity.changed'])

/** Everything that was done, by whom and when; changes open to their rows and can be undone. */
export function ActivityPage(): React.JSX.Element {
  const query = useHashQuery()
  const choice = useMemo(() => choiceFromQuery(query), [query])
  // One moment per choice, so that the question stays the same while it is shown.
  const filter = useMemo(() => filterNow(choice), [choice])
  const { data } = useOperation('activity.page', { filter, first: 0, count: 1 })
  const [isVerifying, setVerifying] = useState(false)
  const verification = useVerification()
  const source = useActivity(filter)
  const choose = (next: ActivityChoice): void => {
    const text = choiceToQuery(next)
    goTo(text === '' ? '/activity' : `/activity?${text}`, { replace: true })
  }
  const total = data?.total ?? 0
  return (
    <Page
      title="Activity"
      body="fill"
      toolbar={
        <>
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            onClick={() => {
              setVerifying(true)
              void verification.verify('')
            }}
          >
            Verify log
          </Button>
          <ExportMenu
            fileName="activity"
            noun="event"
            total={total}
            write={(file) => run('activity.export', { ...file, filter })}
          >
            <CopyEventsItem filter={filter} total={total} />
          </ExportMenu>
        </>
      }
    >
      <div className={classes['body']}>
        <ActivityFilters
          choice={choice}
          types={data?.types ?? []}
          actors={data?.actors ?? []}
          total={data?.total ?? null}
          onChoose={choose}
          customer={choice.customer === null ? null : (data?.customer ?? null)}
        />
        <div className={classes['grid']}>
          <EventLog
            name="Activity"
            columns={ACTIVITY_COLUMNS}
            source={source}
            empty={isFiltered(choice) ? <NoMatch onClear={() => choose(NO_CHOICE)} /> : <NothingYet />}
          />
        </div>
      </div>
      {isVerifying && <VerifyDialog verification={verification} onClose={() => setVerifying(false)} />}
    </Page>
  )
}

function useActivity(filter: ActivityFilter): GridSource<ActivityEvent> {
  return useMemo(
    () => ({
      key: JSON.stringify(filter),
      fetch: async (first, count) => {
        const { events, total } = await call('activity.page', { filter, first, count })
        return { rows: events, total }
      },
      onStale,
    }),
    [filter],
  )
}

function NothingYet(): React.JSX.Element {
  return (
    <EmptyState
      icon={<IconHistory size={22} />}
      title="Nothing has happened yet"
      next="Whatever is added, imported, edited or deleted is listed here, and can be undone from here."
      action={{ label: 'Import accounts', onClick: () => goTo('/pool/import') }}
    />
  )
}
