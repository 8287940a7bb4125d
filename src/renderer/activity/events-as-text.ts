import type { ActivityEvent } from '../../shared/contract/activity.ts'

const COLUMNS: readonly { readonly title: string; readonly of: (event: ActivityEvent) => string }[] = [
  { title: 'at', of: ({ at }) => at },
  { title: 'actor', of: ({ actor }) => actor },
  { title: 'type', of: ({ type }) => type },
  { title: 'subject', of: ({ subject }) => subject },
  { title: 'what', of: ({ label }) => label },
  { title: 'rows', of: ({ change }) => String(change?.rows ?? '') },
  { title: 'change_id', of: ({ change }) => change?.id ?? '' },
  { title: 'details', of: ({ details }) => JSON.stringify(details) },
]

/** Events as CSV with semicolons; cells that a spreadsheet would run are neutralised (invariant 24). */
export function eventsToCsv(events: readonly ActivityEvent[]): string {
  const lines = events.map((event) => COLUMNS.map(({ of }) => csvCell(of(event))).join(';'))
  return [COLUMNS.map(({ title }) => title).join(';'), ...lines, ''].join('\r\n')
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Events as JSON, indented. */
export function eventsToJson(events: readonly ActivityEvent[]): string {
  return `${JSON.stringify(events, null, 2)}\n`
}
