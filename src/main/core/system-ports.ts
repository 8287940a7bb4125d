import { v7 } from 'uuid'
import type { Log } from './log.ts'
import type { Ports, SecretPort } from './ports.ts'
import { createRunSecrets } from './host/run-secrets.ts'

/** The real clock and real ids; secrets are the host's, or last as long as this run. */
export function systemPorts(log: Log, secrets: SecretPort = createRunSecrets()): Ports {
  return { now: () => new Date(), newId: () => v7(), log, secrets }
}
