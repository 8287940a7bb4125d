import type { CoreEvent } from '../../shared/contract/events.ts'

/** Hands core events to whoever listens. */
export interface EventHub {
  publish(event: CoreEvent): void
  subscribe(listener: (event: CoreEvent) => void): () => void
}

/** Creates the hub of one core. */
export function createEventHub(): EventHub {
  const listeners = new Set<(event: CoreEvent) => void>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
