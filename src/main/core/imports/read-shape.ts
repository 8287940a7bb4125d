import type { FileNotice, FileShape, ImportFile } from '../../../shared/contract/imports.ts'
import {
  detectShape,
  readHeader,
  type CsvShape,
  type HeaderReading,
} from '../../../shared/domain/csv-shape.ts'
import { isBlankRow, openCsv } from './csv-reader.ts'
import type { TextHead } from './text-head.ts'

const SAMPLE_LINES = 8
const SAMPLE_RECORDS = 200

/** What is known of a shape; undefined: find it out. */
export interface WantedFileShape {
  readonly encoding?: FileShape['encoding'] | undefined
  readonly separator?: FileShape['separator'] | undefined
  readonly headerLine?: number | undefined
}

/** What the first lines of a file say about its layout. */
export interface ShapeReading {
  readonly shape: FileShape
  readonly dataByte: number
  readonly dataLine: number
  readonly titles: readonly string[]
  /** The first records, without blank ones. */
  readonly records: readonly (readonly string[])[]
  readonly notices: readonly FileNotice[]
  readonly sample: ImportFile['sample']
}

/** Reads the layout of a text: found out where `wanted` leaves it open. */
export function readShape(
  head: TextHead,
  path: string,
  wanted: WantedFileShape & { readonly encoding: FileShape['encoding'] },
): ShapeReading {
  const found = detectShape(head.lines, wanted)
  const { separator, headerLine } = found
  const shape: FileShape = { encoding: wanted.encoding, separator, headerLine }
  const header = found.header === null ? null : readHeader(found.header, separator)
  const dataByte = head.starts[found.dataLine - 1] ?? endOf(head)
  const records = firstRecords(path, dataByte, separator, head.newline)
  const width = Math.max(1, ...records.map((record) => record.length))
  const titles = header?.titles ?? Array.from({ length: width }, (_, column) => `Column ${column + 1}`)
  return {
    shape,
    dataByte,
    dataLine: found.dataLine,
    titles,
    records,
    notices: shapeNotices(head, found, header),
    sample: sampleOf(head, separator),
  }
}

function endOf(head: TextHead): number {
  const last = head.lines.length - 1
  return (head.starts[last] ?? 0) + Buffer.byteLength(head.lines[last] ?? '')
}

function firstRecords(path: string, startByte: number, separator: string, newline: '\n' | '\r'): string[][] {
  const reader = openCsv({ path, startByte, endByte: Infinity, separator, newline })
  try {
    const rows = reader.next()?.rows ?? []
    return rows.filter((row) => !isBlankRow(row)).slice(0, SAMPLE_RECORDS)
  } finally {
    reader.close()
  }
}

function sampleOf(head: TextHead, separator: FileShape['separator']): ImportFile['sample'] {
  const shown = head.lines.slice(0, SAMPLE_LINES)
  if (shown.length > 1 && shown.at(-1) === '') shown.pop()
  return shown.map((raw, index) => ({
    line: index + 1,
    raw: raw.slice(0, 500),
    cells: readHeader(raw.slice(0, 500), separator).titles.slice(),
  }))
}

function shapeNotices(head: TextHead, shape: CsvShape, header: HeaderReading | null): FileNotice[] {
  const notices: FileNotice[] = []
  const raw = shape.header
  if (header?.isMixed === true) {
    notices.push({
      code: 'W_DELIM_MIXED',
      level: 'warning',
      message: `Line ${shape.headerLine} separates its names otherwise than the lines below it; it was read as ${header.titles.length} columns.`,
      raw,
      read: header.titles.join(shape.separator),
    })
  }
  if (header?.wasGlued === true) {
    notices.push({
      code: 'I_HEADER_GLUED',
      level: 'info',
      message: `“Copy”, the text of a button, was glued to a name in line ${shape.headerLine} and taken off.`,
      raw,
      read: header.titles.join(shape.separator),
    })
  }
  const skipped = head.lines.slice(0, Math.max(0, shape.headerLine - 1)).filter((line) => line.trim() !== '')
  if (skipped.length > 0) {
    notices.push({
      code: 'I_PREAMBLE',
      level: 'info',
      message: `${skipped.length === 1 ? 'One line' : `${skipped.length} lines`} above the header in line ${shape.headerLine} ${skipped.length === 1 ? 'is' : 'are'} not read.`,
      raw: skipped.join('\n').slice(0, 500),
      read: null,
    })
  }
  if (shape.headerLine === 0) {
    notices.push({
      code: 'I_NO_HEADER',
      level: 'info',
      message: 'The file has no header; the columns were told by their values.',
      raw: null,
      read: null,
    })
  }
  return notices
}
