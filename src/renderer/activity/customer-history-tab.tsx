import { IconHistory } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { CustomerEvent, HistoryFilter } from '../../shared/contract/history.ts'
import { call, run, useOperation } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportMenu } from '../ui/export-menu.tsx'
import { onCoreChange } from '../ui/grid/core-changes.ts'
import type { GridSource } from '../ui/grid/grid-types.ts'
import { filterNow, isFiltered, NO_CHOICE } from './activity-filter.ts'
import { ActivityFilters } from './activity-filters.tsx'
import classes from './activity.module.css'
import { HISTORY_COLUMNS } from './event-columns.tsx'
import { EventLog } from './event-log.tsx'
import { NoMatch } from './no-match.tsx'

const onStale = onCoreChange(['activity.changed', 'customers.changed', 'pool.changed'])

interface CustomerHistoryTabProps {
  readonly customer: { readonly id: string; readonly identifier: string; readonly companyName: string }
}

/** The tab **History**: everything that happened to a customer, by whom, and what it changed (MSH-21). */
export function CustomerHistoryTab({ customer }: CustomerHistoryTabProps): React.JSX.Element {
  const customerId = customer.id
  const [choice, setChoice] = useState(NO_CHOICE)
  const filter = useMemo(() => filterNow(choice), [choice])
  const { data } = useOperation('history.customer', { customerId, filter, first: 0, count: 1 })
  const source = useHistory(customerId, filter)
  return (
    <div className={classes['tab']}>
      <div className={classes['tabBar']}>
        <ActivityFilters
          choice={choice}
          types={data?.types ?? []}
          actors={data?.actors ?? []}
          total={data?.total ?? null}
          onChoose={setChoice}
        />
        <ExportMenu
          fileName={`history-${customer.identifier}`}
          noun="event"
          total={data?.total ?? 0}
          write={(file) => run('history.export', { ...file, of: { kind: 'customer', customerId, filter } })}
        />
      </div>
      <EventLog
        name="Customer history"
        columns={HISTORY_COLUMNS}
        source={source}
        empty={
          isFiltered(choice) ? (
            <NoMatch onClear={() => setChoice(NO_CHOICE)} />
          ) : (
            <EmptyState
              icon={<IconHistory size={22} />}
              title={`Nothing was recorded of ${customer.companyName} yet`}
              next="Whatever is changed at this customer, its users, quotas, tags, orders and accounts is listed here."
            />
          )
        }
      />
    </div>
  )
}

function useHistory(customerId: string, filter: HistoryFilter): GridSource<CustomerEvent> {
  return useMemo(
    () => ({
      key: `${customerId} ${JSON.stringify(filter)}`,
      fetch: async (first, count) => {
        const { events, total } = await call('history.customer', { customerId, filter, first, count })
        return { rows: events, total }
      },
      onStale,
    }),
    [customerId, filter],
  )
}
