import '@mantine/charts/styles.css'
import { Text } from '@mantine/core'
import { formatCount } from '../ui/format.ts'
import classes from './dashboard.module.css'

interface ChartCardProps {
  readonly title: string
  /** What the chart shows, for those who do not see it. */
  readonly summary: string
  /** The line below the chart. */
  readonly note: string
  readonly children: React.ReactNode
}

/** A chart of the dashboard with its heading and its number in words. */
export function ChartCard({ title, summary, note, children }: ChartCardProps): React.JSX.Element {
  return (
    <section className={classes['card']} aria-label={title}>
      <h2 className={classes['heading']}>{title}</h2>
      <div className={classes['chart']}>
        <figure className={classes['figure']} aria-label={summary}>
          {children}
        </figure>
        <Text c="dimmed" size="xs" pl={14} pt={4}>
          {note}
        </Text>
      </div>
    </section>
  )
}

/** What every chart of the dashboard has in common: counts upwards, days to the right. */
export const COUNTS_OVER_TIME = {
  h: 190,
  dataKey: 'day',
  valueFormatter: formatCount,
  tickLine: 'none',
  gridAxis: 'x',
  yAxisProps: { allowDecimals: false, width: 52 },
} as const

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A UTC day as charts name it, like `4 Nov`. */
export function dayLabel(day: string): string {
  return shortDay.format(new Date(day))
}
