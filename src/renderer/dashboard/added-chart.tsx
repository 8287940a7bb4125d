import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { Text } from '@mantine/core'
import type { OutputOf } from '../../shared/contract/index.ts'
import { formatAmount, formatCount } from '../ui/format.ts'
import classes from './dashboard.module.css'

const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** Accounts added on each of the last 30 days. */
export function AddedChart({
  days,
}: {
  readonly days: OutputOf<'dashboard.get'>['addedPerDay']
}): React.JSX.Element {
  const total = days.reduce((sum, { accounts }) => sum + accounts, 0)
  const data = days.map(({ day, accounts }) => ({ day: dayName.format(new Date(day)), accounts }))
  return (
    <section className={classes['card']} aria-label="Accounts added">
      <h2 className={classes['heading']}>Accounts added</h2>
      <div className={classes['chart']}>
        <figure
          className={classes['figure']}
          aria-label={`${formatAmount(total, 'account')} added in the last 30 days`}
        >
          <BarChart
            h={190}
            data={data}
            dataKey="day"
            series={[{ name: 'accounts', label: 'Accounts', color: 'var(--qm-accent)' }]}
            valueFormatter={formatCount}
            tickLine="none"
            gridAxis="x"
            barProps={{ radius: [2, 2, 0, 0], isAnimationActive: false }}
            xAxisProps={{ minTickGap: 28 }}
            yAxisProps={{ allowDecimals: false, width: 52 }}
          />
        </figure>
        <Text c="dimmed" size="xs" pl={14} pt={4}>
          {formatAmount(total, 'account')} in the last 30 days
        </Text>
      </div>
    </section>
  )
}
