import { Text } from '@mantine/core'
import type { Exclusion } from '../../shared/contract/accounts.ts'
import { accountsOf } from './bulk-words.ts'
import classes from './pool.module.css'

/** Which of a selection stay as they are, and why. */
export function ExclusionList({
  excluded,
}: {
  readonly excluded: readonly Exclusion[]
}): React.JSX.Element | null {
  if (excluded.length === 0) return null
  return (
    <ul className={classes['exclusions']} aria-label="Left out">
      {excluded.map(({ why, count, examples }) => (
        <li key={why}>
          <strong>{accountsOf(count)} left out.</strong> {why}
          <Text size="xs" c="dimmed">
            {examples.slice(0, 3).join(', ')}
            {count > 3 && examples.length >= 3 ? ' …' : ''}
          </Text>
        </li>
      ))}
    </ul>
  )
}
