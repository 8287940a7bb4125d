import { fullBucket, takeToken, type Rate, type TokenBucket } from '../../../shared/domain/token-bucket.ts'
import type { Store } from '../store/change.ts'
import type { ActionKind } from './action-kind.ts'
import type { ActionRecord } from './action-table.ts'

/** AWS counts calls by account and operation, whoever makes them; so all runs of one core share their buckets. */
const buckets = new WeakMap<Store, Map<string, TokenBucket>>()

/** The rate at which a kind may be asked for. */
export function rateOf({ ratePerSecond, burst = 1 }: Pick<ActionKind, 'ratePerSecond' | 'burst'>): Rate {
  return { ratePerSecond, burst }
}

/** Takes the next call of an action's operation in its organization; how long it has to wait for it, in milliseconds. */
export function nextCallIn(store: Store, action: ActionRecord, kind: ActionKind): number {
  let ofStore = buckets.get(store)
  if (ofStore === undefined) buckets.set(store, (ofStore = new Map()))
  const name = `${action.managementAccountKey ?? 'members'} ${action.operation}`
  const now = performance.now()
  const rate = rateOf(kind)
  const { bucket, waitMs } = takeToken(ofStore.get(name) ?? fullBucket(rate, now), rate, now)
  ofStore.set(name, bucket)
  return waitMs
}
