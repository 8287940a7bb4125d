import { parentPort } from 'node:worker_threads'
import type { FromAwsThread } from './protocol.ts'

/** Says something to the core; to nobody when this is no thread of its own. */
export function tell(message: FromAwsThread): void {
  parentPort?.postMessage(message)
}
