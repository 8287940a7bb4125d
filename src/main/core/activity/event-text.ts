import type { ActivityEvent, ChangedRow } from '../../../shared/contract/activity.ts'
import type { RowFile } from '../../../shared/contract/row-text.ts'
import { csvCell } from '../../../shared/domain/csv-cell.ts'
import { neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'

/** An event as a file tells it; `rows` where a history says what changed. */
export type WrittenEvent = ActivityEvent & { readonly rows?: readonly ChangedRow[] }

/** A text that is written part by part: `start`, then the parts, then `end`. */
export interface EventText {
  readonly start: string
  part(events: readonly WrittenEvent[]): string
  readonly end: string
}

const COLUMNS: Readonly<Record<string, (event: WrittenEvent) => string>> = {
  number: ({ seq }) => String(seq),
  at: ({ at }) => at,
  actor: ({ actor }) => actor,
  type: ({ type }) => type,
  subject: ({ subject }) => subject,
  what: ({ label }) => label,
  changed: ({ rows }) => (rows ?? []).map(rowText).join('; '),
  rows: ({ change }) => String(change?.rows ?? ''),
  change_id: ({ change }) => change?.id ?? '',
  details: ({ details }) => JSON.stringify(details),
}

/** The writer of one shape. Cells that a spreadsheet would run are neutralised (invariant 24). */
export function eventText({ format, separator }: Pick<RowFile, 'format' | 'separator'>): EventText {
  return format === 'json' ? jsonText() : csvText(separator)
}

function csvText(separator: string): EventText {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => csvCell(neutraliseFormula(cell), separator)).join(separator)}\r\n`
  return {
    start: line(Object.keys(COLUMNS)),
    part: (events) => events.map((event) => line(Object.values(COLUMNS).map((read) => read(event)))).join(''),
    end: '',
  }
}

function jsonText(): EventText {
  let isFirst = true
  return {
    start: '[',
    part: (events) => {
      const text = events.map((event) => `\n${JSON.stringify(event)}`).join(',')
      const separator = isFirst || events.length === 0 ? '' : ','
      if (events.length > 0) isFirst = false
      return separator + text
    },
    end: '\n]\n',
  }
}

function rowText({ subject, outcome, cells }: ChangedRow): string {
  const changes = cells.map(({ field, before, after }) => `${field} ${before || 'none'} → ${after || 'none'}`)
  return changes.length === 0 ? `${subject}: ${outcome}` : `${subject}: ${changes.join(', ')}`
}
