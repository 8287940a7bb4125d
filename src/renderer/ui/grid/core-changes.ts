import type { CoreEvent } from '../../../shared/contract/events.ts'
import { bridge, subscribe } from '../../api.ts'

/** For `GridSource.onStale`: calls back when the core says that one of these things changed, or came back after being away. */
export function onCoreChange(kinds: readonly CoreEvent['kind'][]): (listener: () => void) => () => void {
  return (listener) => {
    const stopEvents = subscribe((event) => {
      if (kinds.includes(event.kind)) listener()
    })
    let wasConnected = true
    const stopConnection = bridge.onConnection((isConnected) => {
      if (isConnected && !wasConnected) listener()
      wasConnected = isConnected
    })
    return () => {
      stopEvents()
      stopConnection()
    }
  }
}
