import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { csvCell } from '../../shared/domain/csv-cell.ts'
import { neutraliseFormula } from '../../shared/domain/spreadsheet-cell.ts'

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
  const lines = events.map((event) =>
    COLUMNS.map(({ of }) => csvCell(neutraliseFormula(of(event)), ';')).join(';'),
  )
  return [COLUMNS.map(({ title }) => title).join(';'), ...lines, ''].join('\r\n')
}
