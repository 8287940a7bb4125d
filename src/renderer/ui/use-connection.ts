import { useSyncExternalStore } from 'react'
import { bridge } from '../api.ts'

let isConnected = true

function subscribe(listener: () => void): () => void {
  return bridge.onConnection((next) => {
    isConnected = next
    listener()
  })
}

/** Whether the core can be reached right now. */
export function useConnection(): boolean {
  return useSyncExternalStore(subscribe, () => isConnected)
}
