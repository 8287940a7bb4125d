import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Log } from './log.ts'
import type { Ports, SecretPort } from './ports.ts'
import { createRunSecrets } from './host/run-secrets.ts'

/** The real clock and real ids; secrets are the host's, or last as long as this run. */
export function systemPorts(log: Log, secrets: SecretPort = createRunSecrets()): Ports {
  return { now: () => new Date(), newId: () => v7({ rng: nextRandom }), log, secrets }
}

/** Random bytes for many ids at once: asking for those of one takes longer than many a statement. */
const randomBytes = new Uint8Array(256 * 16)
let used = randomBytes.length

function nextRandom(): Uint8Array {
  if (used === randomBytes.length) {
    randomFillSync(randomBytes)
    used = 0
  }
  used += 16
  return randomBytes.subarray(used - 16, used)
}
