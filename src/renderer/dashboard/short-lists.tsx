import { Anchor } from '@mantine/core'
import type { OutputOf } from '../../shared/contract/index.ts'
import { poolPath } from '../pool/pool-address.ts'
import { formatDay } from '../ui/format.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './dashboard.module.css'

type Dashboard = OutputOf<'dashboard.get'>

/** The newest events of the log. */
export function RecentActivity({ events }: { readonly events: Dashboard['recent'] }): React.JSX.Element {
  return (
    <section className={classes['card']} aria-label="Recent activity">
      <h2 className={classes['heading']}>
        Recent activity{' '}
        <Anchor href="#/activity" size="sm" fw={400} ml={6}>
          All activity
        </Anchor>
      </h2>
      <ul className={classes['list']}>
        {events.map((event) => (
          <li key={event.seq}>
            <span title={event.label}>{event.label}</span>
            <span className={classes['quiet']} style={{ whiteSpace: 'nowrap' }}>
              {event.actor} · <RelativeTime at={event.at} />
            </span>
          </li>
        ))}
        {events.length === 0 && <li className={classes['quiet']}>Nothing has happened yet.</li>}
      </ul>
    </section>
  )
}

/** Holds that end within seven days; those accounts can be picked again then. */
export function HoldsEnding({
  holds,
}: {
  readonly holds: Dashboard['holdsEnding']
}): React.JSX.Element | null {
  if (holds.length === 0) return null
  return (
    <section className={classes['card']} aria-label="Holds ending soon">
      <h2 className={classes['heading']}>Holds ending soon</h2>
      <ul className={classes['list']}>
        {holds.map(({ accountId, reason, until }) => (
          <li key={accountId}>
            <span title={reason}>
              <Anchor
                href={`#${poolPath({ filter: { search: accountId }, account: accountId })}`}
                className={classes['code']}
              >
                {accountId}
              </Anchor>{' '}
              {reason}
            </span>
            <span className={classes['quiet']} style={{ whiteSpace: 'nowrap' }}>
              until {formatDay(until)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
