/** A time in UTC as the AWS CLI prints it: taken apart as text, because a list has fifty thousand of them. */
const IN_UTC =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{3})\d*)?(?:Z|\+00:00)$/

/** A time of an AWS answer as ISO-8601 UTC: from an ISO text with any offset, or from epoch seconds; null for none or nonsense. */
export function answerTime(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null
  const inUtc = typeof value === 'string' ? IN_UTC.exec(value) : null
  if (inUtc !== null) return `${inUtc[1] ?? ''}.${inUtc[2] ?? '000'}Z`
  const time = new Date(typeof value === 'number' ? value * 1000 : value)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
