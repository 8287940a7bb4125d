/** How often something may be asked: `ratePerSecond` in the long run, `burst` at once (aws-facts §4.4). */
export interface Rate {
  readonly ratePerSecond: number
  readonly burst: number
}

/** How many calls are left, and since when that is so (milliseconds of any clock that only goes forward). */
export interface TokenBucket {
  readonly tokens: number
  readonly atMs: number
}

/** A bucket that nobody took from yet. */
export function fullBucket({ burst }: Rate, nowMs: number): TokenBucket {
  return { tokens: burst, atMs: nowMs }
}

/** Takes the next call, also one that is not due yet: `waitMs` says how long it has to wait. */
export function takeToken(
  bucket: TokenBucket,
  { ratePerSecond, burst }: Rate,
  nowMs: number,
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const refilled = Math.min(burst, bucket.tokens + ((nowMs - bucket.atMs) / 1000) * ratePerSecond)
  const tokens = refilled - 1
  return { bucket: { tokens, atMs: nowMs }, waitMs: tokens >= 0 ? 0 : (-tokens / ratePerSecond) * 1000 }
}

/** How long `count` calls take from a full bucket, in seconds. */
export function secondsFor(count: number, { ratePerSecond, burst }: Rate): number {
  return Math.max(0, count - burst) / ratePerSecond
}
