import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { call } from '../api.ts'
import { filterNow, type ActivityChoice } from './activity-filter.ts'

/** More than this is no longer something to hand over from memory. */
export const MAX_EXPORTED_EVENTS = 10_000
const PAGE = 500

/** Every event that the filter shows, newest first, at most `MAX_EXPORTED_EVENTS`. */
export async function eventsMatching(choice: ActivityChoice): Promise<ActivityEvent[]> {
  const filter = filterNow(choice)
  const events: ActivityEvent[] = []
  for (let first = 0; first < MAX_EXPORTED_EVENTS; first += PAGE) {
    // Page by page, so that the core answers others in between.
    const page = await call('activity.page', { filter, first, count: PAGE })
    events.push(...page.events)
    if (first + PAGE >= page.total || page.events.length === 0) break
  }
  return events
}
