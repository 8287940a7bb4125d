import { AreaChart, BarChart } from '@mantine/charts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { formatAmount } from '../ui/format.ts'
import { ChartCard, COUNTS_OVER_TIME, dayLabel } from './chart-card.tsx'

type Dashboard = OutputOf<'dashboard.get'>

const BARS = { radius: [2, 2, 0, 0] as [number, number, number, number], isAnimationActive: false }

/** How many accounts could be picked at the end of each day, as far back as it is known (U-08). */
export function ReadyChart({ days }: { readonly days: Dashboard['readyPerDay'] }): React.JSX.Element {
  const known = days.filter(({ ready }) => ready !== null)
  const now = formatAmount(known.at(-1)?.ready ?? 0, 'account')
  return (
    <ChartCard
      title="Ready over time"
      summary={`${now} Ready now; the last ${formatAmount(known.length, 'day')}`}
      note={`${now} can be picked now`}
    >
      <AreaChart
        {...COUNTS_OVER_TIME}
        data={known.map(({ day, ready }) => ({ day: dayLabel(day), ready }))}
        series={[{ name: 'ready', label: 'Ready', color: 'var(--qm-ready)' }]}
        curveType="stepAfter"
        withDots={false}
        areaProps={{ isAnimationActive: false }}
        xAxisProps={{ minTickGap: 28 }}
      />
    </ChartCard>
  )
}

/** How many orders were completed in each of the last weeks (U-08). */
export function AllocationsChart({
  weeks,
}: {
  readonly weeks: Dashboard['completedPerWeek']
}): React.JSX.Element {
  const total = weeks.reduce((sum, { orders }) => sum + orders, 0)
  const words = `${formatAmount(total, 'order')} completed in the last 12 weeks`
  return (
    <ChartCard title="Allocations per week" summary={words} note={words}>
      <BarChart
        {...COUNTS_OVER_TIME}
        data={weeks.map(({ monday, orders }) => ({ day: dayLabel(monday), orders }))}
        series={[{ name: 'orders', label: 'Completed orders', color: 'var(--qm-allocated)' }]}
        barProps={BARS}
        xAxisProps={{ minTickGap: 12 }}
      />
    </ChartCard>
  )
}

/** Accounts added on each of the last 30 days. */
export function AddedChart({ days }: { readonly days: Dashboard['addedPerDay'] }): React.JSX.Element {
  const total = formatAmount(
    days.reduce((sum, { accounts }) => sum + accounts, 0),
    'account',
  )
  return (
    <ChartCard
      title="Accounts added"
      summary={`${total} added in the last 30 days`}
      note={`${total} in the last 30 days`}
    >
      <BarChart
        {...COUNTS_OVER_TIME}
        data={days.map(({ day, accounts }) => ({ day: dayLabel(day), accounts }))}
        series={[{ name: 'accounts', label: 'Accounts', color: 'var(--qm-accent)' }]}
        barProps={BARS}
        xAxisProps={{ minTickGap: 28 }}
      />
    </ChartCard>
  )
}
