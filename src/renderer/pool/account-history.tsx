import { Text } from '@mantine/core'
import type { HistoryEntry } from '../../shared/contract/accounts.ts'
import { formatCount } from '../ui/format.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './pool.module.css'

/** What happened to an account, newest first. */
export function AccountHistory({
  entries,
}: {
  readonly entries: readonly HistoryEntry[]
}): React.JSX.Element {
  if (entries.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing was changed since it was added.
      </Text>
    )
  }
  return (
    <ol className={classes['history']}>
      {entries.map((entry) => (
        <li key={entry.changeId ?? `${entry.at} ${entry.label}`}>
          <div className={classes['historyLabel']}>{entry.label}</div>
          {entry.cells.map(({ field, before, after }) => (
            <div key={field} className={classes['historyCell']}>
              {field}: {before === '' && field === 'Order' ? '' : `${before === '' ? '–' : before} → `}
              {after === '' ? '–' : after}
            </div>
          ))}
          <Text size="xs" c="dimmed">
            {entry.actor} · <RelativeTime at={entry.at} />
            {entry.rows > 1 && ` · one of ${formatCount(entry.rows)} rows`}
          </Text>
        </li>
      ))}
    </ol>
  )
}
