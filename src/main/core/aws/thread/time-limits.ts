/** How long things may take. Milliseconds. */
export interface TimeLimits {
  /** One attempt of a request; a stuck endpoint ends as unreachable. */
  readonly requestMs: number
  /** A call with all its attempts and the pauses between them. */
  readonly callMs: number
  /** A program that prints credentials; it may open a browser and wait for people. */
  readonly programMs: number
}

const REQUEST_MS = 20_000

/** The limits; QUARTERMASTER_AWS_TIMEOUT_MS gives slow networks more time for a request, and tests less. */
export function timeLimits(): TimeLimits {
  const told = Number(process.env['QUARTERMASTER_AWS_TIMEOUT_MS'])
  const requestMs = Number.isFinite(told) && told > 0 ? told : REQUEST_MS
  return { requestMs, callMs: requestMs * 4, programMs: requestMs * 6 }
}
