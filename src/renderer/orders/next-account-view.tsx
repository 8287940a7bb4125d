import { Alert, Text } from '@mantine/core'
import type { NextAccount } from '../../shared/contract/orders.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './orders.module.css'

/** The account that an order would take, before it is taken, or why there is none (CB-01, CB-10). */
export function NextAccountView({ next }: { readonly next: NextAccount }): React.JSX.Element {
  if (next.kind === 'none') {
    return (
      <Alert role="note" color="yellow" title="There is no account for this order" p="sm">
        {next.why} You can save the order as a draft and start it later.
      </Alert>
    )
  }
  return (
    <section className={classes['next']} aria-label="Next account">
      <Text size="sm" component="div">
        This order takes account <span className={classes['nextAccount']}>{next.accountId}</span>, model{' '}
        {next.model}, the oldest one that is Ready (added <RelativeTime at={next.addedAt} />
        ).
      </Text>
      {next.warning !== null && (
        <Text size="sm" mt={4} c="var(--qm-invalid)">
          {next.warning}
        </Text>
      )}
    </section>
  )
}
