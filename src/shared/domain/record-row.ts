import { cleanText } from './account-row-texts.ts'
import { IMPORT_FIELD_LABELS, type ImportField } from './import-field.ts'
import type { ImportOutcomeName } from './import-policy.ts'
import { fieldError, isRefused, type RowProblem } from './import-problem.ts'

/** What file, constants and edits say about each field, before any reading; null: nothing at all. */
export type RawFields = (field: ImportField) => string | null

/** What a field is after repairs; what could not be read is left out and shown as the file has it. */
export type ReadValues = Partial<Record<ImportField, string | null>>

/** A row of a file with its own reading, before it is compared with its file and the store. */
export interface RecordRow<Draft> {
  /** Counts all rows of all files from 0. */
  readonly record: number
  /** Where it stands, for sentences about other rows, e.g. `line 12`. */
  readonly place: string
  readonly isDiscarded: boolean
  /** Null: the row could not be read, `problems` say why. */
  readonly draft: Draft | null
  readonly values: ReadValues
  readonly problems: readonly RowProblem[]
}

/** What would become of a row. */
export interface RecordVerdict {
  readonly outcome: ImportOutcomeName
  readonly problems: readonly RowProblem[]
  readonly values: ReadValues
  /** For an update: which fields change. */
  readonly cells: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

/** What a row that nobody compares any further becomes: thrown out, or not readable. */
export function verdictOfItself(row: RecordRow<unknown>): RecordVerdict | null {
  if (row.isDiscarded) {
    const message = 'You threw this row out.'
    const problem: RowProblem = {
      code: 'I_DISCARDED',
      level: 'info',
      care: null,
      field: null,
      message,
      raw: null,
      read: null,
    }
    return { outcome: 'skipped', problems: [problem], values: row.values, cells: [] }
  }
  return row.draft === null || isRefused(row.problems)
    ? { outcome: 'rejected', problems: row.problems, values: row.values, cells: [] }
    : null
}

/** A text of a cell; too long a text is a problem of its own. */
export function readTextCell(
  raw: RawFields,
  { field, most }: { readonly field: ImportField; readonly most: number },
  problems: RowProblem[],
): string | null {
  const text = cleanText(raw(field) ?? '')
  if (text === null || text.length <= most) return text
  const message = `The ${IMPORT_FIELD_LABELS[field]} “${text.slice(0, 40)}…” has ${text.length} characters; at most ${most} are stored. Shorten it.`
  problems.push(fieldError('E_TEXT_LONG', field, message, text.slice(0, 200)))
  return null
}

/** The cells of a record as the header lays them out: spreadsheets drop empty cells at the end, and add some (E_COLS). */
export function fitRecord(
  cells: readonly string[],
  columnCount: number,
  lastNeeded: number,
): { readonly cells: readonly string[] | null; readonly problem: RowProblem | null } {
  if (cells.length === columnCount) return { cells, problem: null }
  if (cells.length > columnCount && cells.slice(columnCount).every((cell) => cell.trim() === '')) {
    return { cells: cells.slice(0, columnCount), problem: null }
  }
  if (cells.length < columnCount && cells.length > lastNeeded) {
    return {
      cells: [...cells, ...Array.from({ length: columnCount - cells.length }, () => '')],
      problem: null,
    }
  }
  const fields = (count: number): string => `${count} ${count === 1 ? 'field' : 'fields'}`
  const message = `The line has ${fields(cells.length)}, but the header has ${fields(columnCount)}: “${cells.join(' | ').slice(0, 200)}”.`
  return { cells: null, problem: fieldError('E_COLS', null, message, cells.join(' | ')) }
}
