import type { NamesOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { noneByStatus } from '../../../shared/domain/account-status.ts'
import type { PoolLine } from '../../../shared/contract/dashboard.ts'
import { eventsPage } from '../activity/event-view.ts'
import type { HandlersOf } from '../handler.ts'
import type { ReadableDb } from '../store/sql.ts'
import { addedPerDay, holdsEndingBy } from './dashboard-view.ts'
import { dayAfter } from './days.ts'
import { completedPerWeek, readyPerDay } from './plots.ts'
import { poolLines } from './pool-lines.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `dashboard.${string}`>

const DAYS_SHOWN = 30
const HOLDS_WITHIN_DAYS = 7
const RECENT_EVENTS = 10

/** dashboard.*: what is in the pool and what comes next. Sums are of the active provider, lines of all. */
export const dashboardHandlers: HandlersOf<Name> = {
  'dashboard.get': (_input, { store, session, ports }) => {
    const { providerKey, provider } = session.current()
    const today = ports.now()
    const lines = poolLines(store, providerKey, today)
    const ours = lines.filter(({ providerId }) => providerId === provider.id)
    const byStatus = noneByStatus()
    for (const line of ours) addCounts(byStatus, line.byStatus)
    const pickable = ours.flatMap(({ runways }) => runways).reduce((sum, { ready }) => sum + ready, 0)
    return {
      byStatus,
      held: ours.reduce((sum, line) => sum + line.held, 0),
      total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
      lines,
      readyPerDay: readyPerDay(store, { providerKey, today, now: pickable }),
      completedPerWeek: completedPerWeek(store, providerKey, today),
      addedPerDay: everyDay(store, providerKey, today),
      recent: eventsPage(store, { filter: {}, first: 0, count: RECENT_EVENTS }),
      holdsEnding: holdsEndingBy(store, providerKey, dayAfter(today, HOLDS_WITHIN_DAYS)).map((hold) => ({
        ...hold,
        accountId: accountIdFromNumber(hold.accountId),
      })),
    }
  },
}

function everyDay(db: ReadableDb, providerKey: number, today: Date) {
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => dayAfter(today, index - DAYS_SHOWN + 1))
  const added = addedPerDay(db, providerKey, days[0] ?? '')
  const byDay = new Map(added.map(({ day, accounts }) => [day, accounts]))
  return days.map((day) => ({ day, accounts: byDay.get(day) ?? 0 }))
}

function addCounts(sums: PoolLine['byStatus'], counts: PoolLine['byStatus']): void {
  for (const status of Object.keys(counts) as (keyof typeof counts)[]) sums[status] += counts[status]
}
