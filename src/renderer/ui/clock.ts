import { useSyncExternalStore } from 'react'

/** A clock that screens can watch; it stands still while nobody looks. */
export interface Clock {
  readonly subscribe: (listener: () => void) => () => void
  readonly nowMs: () => number
}

/** Creates a clock that ticks every so often. */
export function createClock(everyMs: number): Clock {
  const listeners = new Set<() => void>()
  let nowMs = Date.now()
  let timer: ReturnType<typeof setInterval> | null = null

  function tick(): void {
    nowMs = Date.now()
    for (const listener of listeners) listener()
  }

  return {
    nowMs: () => nowMs,
    subscribe: (listener) => {
      listeners.add(listener)
      if (timer === null) {
        nowMs = Date.now()
        timer = setInterval(tick, everyMs)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || timer === null) return
        clearInterval(timer)
        timer = null
      }
    },
  }
}

/** The time by a clock, drawn anew with each tick. */
export function useNow(clock: Clock): number {
  return useSyncExternalStore(clock.subscribe, clock.nowMs)
}
