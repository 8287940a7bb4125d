const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' })
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** A whole number with its digits grouped: 1,234,567. */
export function formatCount(value: number): string {
  return count.format(value)
}

/** A count with its noun: `1 account`, `1,234 accounts`. */
export function formatAmount(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(value)} ${value === 1 ? noun : plural}`
}

/** A point in time in full, in the time zone of this machine. */
export function formatTime(iso: string): string {
  return absolute.format(new Date(iso))
}

/** A point in time in short, in the time zone of this machine: 21 Nov 2026, 14:05. */
export function formatMoment(iso: string): string {
  return moment.format(new Date(iso))
}

/** A day, e.g. 21 Nov 2026. */
export function formatDay(iso: string): string {
  return shortDay.format(new Date(iso))
}

const STEPS = [
  { limit: 45, seconds: 1, unit: 'second' },
  { limit: 45 * 60, seconds: 60, unit: 'minute' },
  { limit: 22 * 3600, seconds: 3600, unit: 'hour' },
  { limit: 26 * 86400, seconds: 86400, unit: 'day' },
  { limit: 320 * 86400, seconds: 30.44 * 86400, unit: 'month' },
  { limit: Number.POSITIVE_INFINITY, seconds: 365.25 * 86400, unit: 'year' },
] as const
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** A point in time seen from now: `2 hours ago`, `in 3 days`. */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = (Date.parse(iso) - nowMs) / 1000
  if (Math.abs(seconds) < 10) return 'just now'
  const step = STEPS.find(({ limit }) => Math.abs(seconds) < limit) ?? STEPS[5]
  return relative.format(Math.round(seconds / step.seconds), step.unit)
}

/** A stretch of time: `0.4 s`, `12 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 10_000) return `${(durationMs / 1000).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A file's size: `812 bytes`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value < 10 ? value.toFixed(1) : count.format(value)} ${['', 'kB', 'MB', 'GB'][power] ?? 'GB'}`
}
