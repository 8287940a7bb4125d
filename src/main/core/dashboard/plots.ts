import type { OutputOf } from '../../../shared/contract/index.ts'
import type { ReadableDb } from '../store/sql.ts'
import { ordersCompleted, readyAtDaysEnd } from './dashboard-view.ts'
import { dayAfter, mondayOf } from './days.ts'

const DAYS = 84
const WEEKS = 12

/** How many accounts could be picked when each day ended; today, now. */
export function readyPerDay(
  db: ReadableDb,
  at: { readonly providerKey: number; readonly today: Date; readonly now: number },
): OutputOf<'dashboard.get'>['readyPerDay'] {
  const days = Array.from({ length: DAYS }, (_, index) => dayAfter(at.today, index - DAYS + 1))
  const first = days[0] ?? ''
  const ended = readyAtDaysEnd(db, at.providerKey, first)
  const byDay = new Map(ended.map(({ day, ready }) => [day, ready]))
  let last = ended.findLast(({ day }) => day < first)?.ready ?? null
  return days.map((day, index) => {
    // A day without a change ended as the one before.
    last = index === DAYS - 1 ? at.now : (byDay.get(day) ?? last)
    return { day, ready: last }
  })
}

/** How many orders were completed in each of the last ISO weeks, this one included. */
export function completedPerWeek(
  db: ReadableDb,
  providerKey: number,
  today: Date,
): OutputOf<'dashboard.get'>['completedPerWeek'] {
  const thisMonday = new Date(mondayOf(today))
  const mondays = Array.from({ length: WEEKS }, (_, index) => dayAfter(thisMonday, (index - WEEKS + 1) * 7))
  const orders = new Map(mondays.map((monday) => [monday, 0]))
  for (const { day, orders: completed } of ordersCompleted(db, providerKey, mondays[0] ?? '')) {
    const monday = mondayOf(new Date(day))
    orders.set(monday, (orders.get(monday) ?? 0) + completed)
  }
  return mondays.map((monday) => ({ monday, orders: orders.get(monday) ?? 0 }))
}
