import papaparse from 'papaparse'

const BYTE_ORDER_MARK = '\uFEFF'
const NEW_LINE = '\r\n'

/** Rows as a text that is written part by part: `start`, then the parts, then `end`. */
export interface RowText<Row> {
  readonly start: string
  part(rows: readonly Row[]): string
  readonly end: string
}

/** How each column of a CSV text reads its cell, by heading. */
export type TextColumns<Row> = Readonly<Record<string, (row: Row) => string>>

/** CSV with a line of headings; cells are written as the columns read them, so these neutralise formulas (invariant 24). */
export function csvText<Row>(
  columns: TextColumns<Row>,
  { separator, isExcelSafe }: { readonly separator: ';' | ',' | '\t'; readonly isExcelSafe: boolean },
): RowText<Row> {
  const readers = Object.values(columns)
  const toText = (cells: string[][]): string =>
    papaparse.unparse(cells, { delimiter: separator, newline: NEW_LINE, header: false }) + NEW_LINE
  return {
    // A spreadsheet takes UTF-8 for UTF-8 only with the mark in front.
    start: (isExcelSafe ? BYTE_ORDER_MARK : '') + toText([Object.keys(columns)]),
    part: (rows) => (rows.length === 0 ? '' : toText(rows.map((row) => readers.map((read) => read(row))))),
    end: '',
  }
}

/** A JSON array, a row to a line. */
export function jsonText<Row>(toJson: (row: Row) => unknown): RowText<Row> {
  let isFirst = true
  return {
    start: '[',
    part: (rows) => {
      const text = rows.map((row) => `\n${JSON.stringify(toJson(row))}`).join(',')
      const separator = isFirst || rows.length === 0 ? '' : ','
      if (rows.length > 0) isFirst = false
      return separator + text
    },
    end: '\n]\n',
  }
}
