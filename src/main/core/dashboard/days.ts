/** The UTC day so many days after a time, YYYY-MM-DD. */
export function dayAfter(from: Date, days: number): string {
  return new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** The Monday of a time's ISO week, as a UTC day. */
export function mondayOf(time: Date): string {
  const sinceMonday = (time.getUTCDay() + 6) % 7
  return dayAfter(time, -sinceMonday)
}
