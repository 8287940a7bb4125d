import '@mantine/charts/styles.css'
import { AreaChart, BarChart } from '@mantine/charts'
import { Text } from '@mantine/core'
import type { OutputOf } from '../../shared/contract/index.ts'
import { formatAmount, formatCount } from '../ui/format.ts'
import classes from './dashboard.module.css'

type Dashboard = OutputOf<'dashboard.get'>

const dayName = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** How many accounts could be picked at the end of each day, as far back as it is known (U-08). */
export function ReadyChart({ days }: { readonly days: Dashboard['readyPerDay'] }): React.JSX.Element {
  const known = days.filter(({ ready }) => ready !== null)
  const now = known.at(-1)?.ready ?? 0
  const data = known.map(({ day, ready }) => ({ day: dayName.format(new Date(day)), ready }))
  return (
    <section className={classes['card']} aria-label="Ready over time">
      <h2 className={classes['heading']}>Ready over time</h2>
      <div className={classes['chart']}>
        <figure
          className={classes['figure']}
          aria-label={`${formatAmount(now, 'account')} Ready now; the last ${formatAmount(known.length, 'day')}`}
        >
          <AreaChart
            h={190}
            data={data}
            dataKey="day"
            series={[{ name: 'ready', label: 'Ready', color: 'var(--qm-ready)' }]}
            valueFormatter={formatCount}
            curveType="stepAfter"
            withDots={false}
            tickLine="none"
            gridAxis="x"
            areaProps={{ isAnimationActive: false }}
            xAxisProps={{ minTickGap: 28 }}
            yAxisProps={{ allowDecimals: false, width: 52 }}
          />
        </figure>
        <Text c="dimmed" size="xs" pl={14} pt={4}>
          {formatAmount(now, 'account')} can be picked now
        </Text>
      </div>
    </section>
  )
}

/** How many orders were completed in each of the last weeks (U-08). */
export function AllocationsChart({
  weeks,
}: {
  readonly weeks: Dashboard['completedPerWeek']
}): React.JSX.Element {
  const total = weeks.reduce((sum, { orders }) => sum + orders, 0)
  const data = weeks.map(({ monday, orders }) => ({ week: dayName.format(new Date(monday)), orders }))
  return (
    <section className={classes['card']} aria-label="Allocations per week">
      <h2 className={classes['heading']}>Allocations per week</h2>
      <div className={classes['chart']}>
        <figure
          className={classes['figure']}
          aria-label={`${formatAmount(total, 'order')} completed in the last 12 weeks`}
        >
          <BarChart
            h={190}
            data={data}
            dataKey="week"
            series={[{ name: 'orders', label: 'Completed orders', color: 'var(--qm-allocated)' }]}
            valueFormatter={formatCount}
            tickLine="none"
            gridAxis="x"
            barProps={{ radius: [2, 2, 0, 0], isAnimationActive: false }}
            xAxisProps={{ minTickGap: 12 }}
            yAxisProps={{ allowDecimals: false, width: 52 }}
          />
        </figure>
        <Text c="dimmed" size="xs" pl={14} pt={4}>
          {formatAmount(total, 'order')} completed in the last 12 weeks
        </Text>
      </div>
    </section>
  )
}
