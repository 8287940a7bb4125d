import type { HandlerContext } from '../handler.ts'
import type { Effect } from '../jobs/task.ts'
import { storeVersion } from '../store/change.ts'

/** Lets the pool in memory follow what a command wrote, and tells every window; nothing happens without effects. */
export function followInPool(
  { pool, store, events }: Pick<HandlerContext, 'pool' | 'store' | 'events'>,
  effects: readonly Effect[],
): void {
  if (effects.length === 0) return
  for (const effect of effects) pool.apply(effect)
  events.publish({ kind: 'pool.changed', version: storeVersion(store) })
}
