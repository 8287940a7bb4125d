import type { Effect } from '../jobs/task.ts'
import type { Store } from '../store/change.ts'

/** Where every account is, in memory. */
export interface PoolIndex {
  /** Follows what a bulk task wrote. */
  apply(effect: Effect): void
  close(): void
}

/** Creates the index of one workspace. */
export function createPoolIndex(_store: Store): PoolIndex {
  return { apply: () => {}, close: () => {} }
}
