import type { CopiedRows, CopyFormat, RowFile, WrittenFile } from '../../shared/contract/row-text.ts'
import { neutraliseFormula } from '../../shared/domain/spreadsheet-cell.ts'
import { expectCopyable } from './expect-copyable.ts'
import type { TaskContext } from './jobs/task.ts'
import { writeGrantedFile } from './jobs/write-granted-file.ts'
import { csvText, jsonText, type RowText, type TextColumns } from './row-text.ts'

const ROWS_PER_PART = 5000

/** How the rows of a list become a text. */
export interface ListText<Row> {
  /** What the rows are, as progress and refusals call them: `members`. */
  readonly noun: string
  /** What a row is copied as when only that is wanted. */
  readonly idOf: (row: Row) => string
  /** The cells of a line of CSV by heading; those that a spreadsheet would run are neutralised (invariant 24). */
  readonly columns: TextColumns<Row>
  /** What JSON has of a row; what only this workspace can use is left out. */
  readonly toJson: (row: Row) => unknown
}

/** The writer of rows in one format. */
export function listText<Row>(
  { columns, toJson }: ListText<Row>,
  { format, separator }: Pick<RowFile, 'format' | 'separator'>,
): RowText<Row> {
  if (format === 'json') return jsonText(toJson)
  const harmless = Object.entries(columns).map(
    ([heading, read]) => [heading, (row: Row) => neutraliseFormula(read(row))] as const,
  )
  return csvText(Object.fromEntries(harmless), { separator, isExcelSafe: false })
}

/** Rows as text for the clipboard; refused when they are more than other programs can paste. An id that rows share stands once. */
export function copiedRows<Row>(
  list: ListText<Row>,
  format: CopyFormat,
  { count, read }: { readonly count: number; readonly read: (count: number) => readonly Row[] },
): CopiedRows {
  expectCopyable(count, list.noun)
  const rows = read(count)
  if (format === 'ids') {
    const ids = [...new Set(rows.map((row) => list.idOf(row)))]
    return { text: ids.join('\n'), rows: ids.length }
  }
  const text = listText(list, { format, separator: ';' })
  return { text: text.start + text.part(rows) + text.end, rows: rows.length }
}

/** Writes every row of a list to a granted file, part by part; `read` answers a piece of the list. */
export async function exportRows<Row>(
  list: ListText<Row>,
  file: RowFile,
  context: TaskContext,
  read: (piece: { readonly first: number; readonly count: number }) => readonly Row[],
): Promise<WrittenFile> {
  const text = listText(list, file)
  let rows = 0
  async function* parts(): AsyncGenerator<string> {
    yield text.start
    for (;;) {
      await context.breathe()
      context.report({ done: rows, total: null, unit: list.noun, note: 'Writing the file' })
      const part = read({ first: rows, count: ROWS_PER_PART })
      yield text.part(part)
      rows += part.length
      if (part.length < ROWS_PER_PART) break
    }
    yield text.end
  }
  const bytes = await writeGrantedFile(context.session, file.target, parts())
  return { rows, bytes }
}
