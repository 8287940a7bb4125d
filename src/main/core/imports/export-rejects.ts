import { closeSync, openSync, writeSync } from 'node:fs'
import { csvCell } from '../../../shared/domain/csv-cell.ts'
import { neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'
import type { ReviewRow } from '../../../shared/contract/imports.ts'
import type { TaskContext } from '../jobs/task.ts'
import type { GrantedFile } from '../ports.ts'
import type { Prediction } from './prediction.ts'
import { rejectedRecords } from './records/records-page.ts'
import { reviewRows } from './review-page.ts'
import type { StagedImport } from './staged-import.ts'
import type { ReadableDb } from '../store/sql.ts'

const ROWS_PER_STEP = 500
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Writes the rejected rows with their original columns, and file, line, code and reason (U-21), so that they can be
 * corrected and imported again. Columns of several files are brought together by their titles.
 */
export async function exportRejects(
  staged: StagedImport,
  target: GrantedFile,
  context: TaskContext,
): Promise<number> {
  const titles = [...new Set(staged.files.flatMap((file) => file.titles))]
  const separator = staged.files[0]?.shape.separator ?? ';'
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => csvCell(neutraliseFormula(cell), separator)).join(separator)}\r\n`
  const total = (staged.prediction ?? staged.recordPrediction)?.counts.rejected ?? 0
  const output = openSync(target.path, 'w')
  let rows = 0
  try {
    // Spreadsheets take a file for UTF-8 only when it begins with this mark.
    writeSync(output, BYTE_ORDER_MARK + line([...titles, 'file', 'line', 'code', 'reason']))
    for (const step of rejectedRows(staged, context)) {
      const texts = step.map((row) =>
        line([...originalCells(staged, titles, row), ...explanation(staged, row)]),
      )
      writeSync(output, texts.join(''))
      rows += step.length
      context.report({ done: rows, total, unit: 'rows', note: 'Writing rejected rows' })
      await context.breathe()
    }
    return rows
  } finally {
    closeSync(output)
  }
}

/** The rejected rows of the last preview, some at a time. */
function* rejectedRows(staged: StagedImport, { store }: TaskContext): Generator<readonly ReviewRow[]> {
  const { prediction, recordPrediction } = staged
  if (recordPrediction !== null) {
    const rows = [...rejectedRecords(recordPrediction)]
    for (let at = 0; at < rows.length; at += ROWS_PER_STEP) yield rows.slice(at, at + ROWS_PER_STEP)
  }
  if (prediction !== null) yield* rejectedAccounts(staged, prediction, store)
}

function* rejectedAccounts(
  staged: StagedImport,
  prediction: Prediction,
  db: ReadableDb,
): Generator<readonly ReviewRow[]> {
  const total = prediction.counts.rejected
  const filter = { outcome: 'rejected', needsEye: undefined } as const
  for (let done = 0; done < total; done += ROWS_PER_STEP) {
    yield [...reviewRows(staged, prediction, prediction.outcomes.find(filter, done, ROWS_PER_STEP), db)]
  }
}

function originalCells(staged: StagedImport, titles: readonly string[], row: ReviewRow): string[] {
  const own = staged.files[row.file]?.titles ?? []
  const cells = titles.map((title) => {
    const column = own.indexOf(title)
    return column < 0 ? '' : (row.raw[column] ?? '')
  })
  // More fields than the header has are lost in no column: they go into the last.
  const extra = row.raw.slice(own.length)
  if (extra.length > 0) cells[cells.length - 1] += ` | ${extra.join(' | ')}`
  return cells
}

function explanation(staged: StagedImport, row: ReviewRow): string[] {
  const errors = row.problems.filter(({ level }) => level === 'error')
  const reasons = errors.length > 0 ? errors : row.problems
  return [
    staged.files[row.file]?.name ?? '',
    String(row.line),
    reasons.map(({ code }) => code).join(' '),
    reasons.map(({ message }) => message).join(' '),
  ]
}
