import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from '../../refusal.ts'
import type { CallContext } from './call.ts'

/** How often AWS lets an API be called (aws-facts §4.4). */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Waits until the next call may be made. */
export type Pace = (context: CallContext) => Promise<void>

/** Waits; ends as `cancelled` when somebody cancels. Milliseconds. */
export async function waitFor(delayMs: number, { signal }: CallContext): Promise<void> {
  if (delayMs > 0) await delay(delayMs, undefined, { signal }).catch(() => {})
  if (signal.aborted) throw new Refusal({ code: 'cancelled' })
}

/** Keeps calls of one API within its rate: a bucket that holds `burst` calls and gets `perSecond` new ones. */
export function createPace({ perSecond, burst }: Rate): Pace {
  let calls = burst
  let filledAt = performance.now()
  return async (context) => {
    const now = performance.now()
    calls = Math.min(burst, calls + ((now - filledAt) / 1000) * perSecond)
    filledAt = now
    calls -= 1
    await waitFor(calls < 0 ? (-calls / perSecond) * 1000 : 0, context)
  }
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000
const MOST_WAITS = 8

/**
 * Makes a call, and when AWS asks to slow down says so, waits longer each time and makes it again; eight times in a row at
 * most, then the refusal goes on.
 */
export async function patiently<Answer>(
  send: () => Promise<Answer>,
  context: CallContext,
  onWait: (waitMs: number) => void,
): Promise<Answer> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await send()
    } catch (error) {
      const isThrottled = error instanceof Refusal && error.failure.code === 'aws-throttled'
      if (!isThrottled || waits === MOST_WAITS) throw error
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** waits)
      onWait(waitMs)
      await waitFor(waitMs, context)
    }
  }
}
