import { v7 } from 'uuid'
import type { Log } from './log.ts'
import type { Ports } from './ports.ts'

/** The real clock and real ids. */
export function systemPorts(log: Log): Ports {
  return { now: () => new Date(), newId: () => v7(), log }
}
