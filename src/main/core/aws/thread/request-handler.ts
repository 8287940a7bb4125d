import { NodeHttpHandler } from '@smithy/node-http-handler'
import { timeLimits } from './time-limits.ts'

const CONNECTION_MS = 5_000

/** What sends requests: none waits longer for its answer than the limit. */
export function requestHandler(): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_MS,
    requestTimeout: timeLimits().requestMs,
    throwOnRequestTimeout: true,
  })
}
