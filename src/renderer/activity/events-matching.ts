import type { ActivityEvent, ActivityFilter } from '../../shared/contract/activity.ts'
import { call } from '../api.ts'

/** More than this is no longer something to copy. */
export const MAX_COPIED_EVENTS = 10_000
const PAGE = 500

/** Every event that the filter shows, newest first, at most `MAX_COPIED_EVENTS`. */
export async function eventsMatching(filter: ActivityFilter): Promise<ActivityEvent[]> {
  const events: ActivityEvent[] = []
  for (let first = 0; first < MAX_COPIED_EVENTS; first += PAGE) {
    // Page by page, so that the core answers others in between.
    const page = await call('activity.page', { filter, first, count: PAGE })
    events.push(...page.events)
    if (first + PAGE >= page.total || page.events.length === 0) break
  }
  return events
}
