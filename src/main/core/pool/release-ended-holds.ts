import type { BulkLink } from '../jobs/bulk-link.ts'
import type { Store } from '../store/change.ts'
import { utcDay } from './change-request.ts'
import { hasEndedHolds } from './hold-view.ts'

const INTERVAL_MS = 60 * 60 * 1000

/** Returns accounts whose hold has ended to circulation, now and every hour; returns how to stop. */
export function releaseEndedHolds(store: Store, link: BulkLink): () => Promise<void> {
  let working: Promise<unknown> = Promise.resolve()
  const look = (): void => {
    const today = utcDay(store.ports.now())
    // What goes wrong is logged by the link; the next hour tries again.
    if (hasEndedHolds(store, today)) working = link.chore('release-ended-holds', { today })
  }
  look()
  const timer = setInterval(look, INTERVAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await working
  }
}
