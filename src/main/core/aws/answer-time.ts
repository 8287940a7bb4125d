/** A time of an AWS answer as ISO-8601 UTC: from an ISO text with any offset, or from epoch seconds; null for none or nonsense. */
export function answerTime(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null
  const time = new Date(typeof value === 'number' ? value * 1000 : value)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
