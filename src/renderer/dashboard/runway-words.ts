import { formatCount } from '../ui/format.ts'

/** Beyond this nobody plans. */
const MANY_DAYS = 999

/** How many orders a week took lately: a fraction matters only while there are few. */
export function perWeekText(perWeek: number): string {
  return perWeek > 0 && perWeek < 10 ? perWeek.toFixed(1).replace('.0', '') : formatCount(perWeek)
}

/** How many days the accounts last; a dash while nothing was ordered lately. */
export function daysLeftText(daysLeft: number | null): string {
  if (daysLeft === null) return '–'
  return daysLeft > MANY_DAYS ? `over ${formatCount(MANY_DAYS)}` : formatCount(daysLeft)
}
