import { quotationProblem } from '../../../../shared/domain/account-row-cells.ts'
import type { ImportField } from '../../../../shared/domain/import-field.ts'
import type { RowProblem } from '../../../../shared/domain/import-problem.ts'
import { TARGET_REQUIRED, type ImportTarget } from '../../../../shared/domain/import-target.ts'
import { fitRecord, type RawFields } from '../../../../shared/domain/record-row.ts'
import type { ImportSettings } from '../../../../shared/contract/imports.ts'
import type { TaskContext } from '../../jobs/task.ts'
import { notAllowed } from '../../refusal.ts'
import { isBlankRow, openCsv } from '../csv-reader.ts'
import { editsByRecord } from '../prediction.ts'
import { named } from '../read-file.ts'
import type { StagedFile, StagedImport } from '../staged-import.ts'

/** Rows are kept in memory here; more than this belong into several files. */
const MAX_RECORDS = 250_000

/** A record of a file, with what file, constants, edits and mapped values say about each field. */
export interface SourceRecord {
  /** Counts all rows of all files from 0. */
  readonly record: number
  readonly file: number
  /** 1-based line in the file, as an editor shows it. */
  readonly line: number
  readonly cells: readonly string[]
  readonly raw: RawFields
  /** The record as a whole is broken (E_COLS). */
  readonly problem: RowProblem | null
  readonly isDiscarded: boolean
  readonly isEdited: boolean
}

/** Reads all records of all files of an import that is not one of accounts. */
export async function readSourceRecords(
  staged: StagedImport,
  settings: ImportSettings,
  context: TaskContext,
): Promise<SourceRecord[]> {
  const records: SourceRecord[] = []
  const reading = {
    records,
    target: staged.target,
    edits: editsByRecord(settings),
    discarded: new Set(settings.discarded),
    mapped: mappedValues(settings),
  }
  for (const file of staged.files) await readFileRecords(file, reading, context)
  return records
}

interface Reading {
  readonly records: SourceRecord[]
  readonly target: ImportTarget
  readonly edits: ReturnType<typeof editsByRecord>
  readonly discarded: ReadonlySet<number>
  readonly mapped: ReadonlyMap<string, string>
}

function mappedValues({ fixes }: ImportSettings): ReadonlyMap<string, string> {
  return new Map(
    fixes.flatMap((fix) =>
      fix.kind === 'map-value' ? [[`${fix.field} ${fix.from.trim()}`, fix.to] as const] : [],
    ),
  )
}

async function readFileRecords(file: StagedFile, reading: Reading, context: TaskContext): Promise<void> {
  const { textPath: path, newline, shape, dataByte: startByte, entryLines } = file
  const { records } = reading
  const reader = openCsv({ path, startByte, endByte: Infinity, separator: shape.separator, newline })
  const firstRecord = records.length
  const needed = lastNeeded(file, reading.target)
  let line = file.dataLine
  try {
    for (;;) {
      const block = named(file.name, path, newline, () => reader.next())
      if (block === null) return
      for (const [row, cells] of block.rows.entries()) {
        if (!isBlankRow(cells)) {
          const isMalformed = block.malformed?.has(row) ?? false
          const place = entryLines?.[records.length - firstRecord] ?? line
          records.push(sourceRecord(file, { cells, line: place, isMalformed, needed }, reading))
        }
        line += 1 + cells.reduce((sum, cell) => sum + cell.split(newline).length - 1, 0)
      }
      if (records.length > MAX_RECORDS) {
        throw notAllowed(
          `${file.name} has more than ${MAX_RECORDS.toLocaleString('en-US')} rows. Split it, and import the parts one after the other.`,
        )
      }
      context.report({ done: records.length, total: null, unit: 'rows', note: 'Reading rows' })
      await context.breathe()
    }
  } finally {
    reader.close()
  }
}

function sourceRecord(
  file: StagedFile,
  row: {
    readonly cells: readonly string[]
    readonly line: number
    readonly isMalformed: boolean
    readonly needed: number
  },
  { records, edits, discarded, mapped }: Reading,
): SourceRecord {
  const { cells, line } = row
  const record = records.length
  const typed = edits.get(record)
  const fitted = fitRecord(cells, file.titles.length, row.needed)
  const problem = row.isMalformed ? (quotationProblem(cells) ?? fitted.problem) : fitted.problem
  const raw = (field: ImportField): string | null => {
    const edited = typed?.get(field)
    if (edited !== undefined) return edited
    const source = file.mapping[field]
    if (source === undefined || source.kind === 'none') return null
    const value = source.kind === 'constant' ? source.value : (fitted.cells?.[source.column] ?? '')
    return mapped.size === 0 ? value : (mapped.get(`${field} ${value.trim()}`) ?? value)
  }
  return {
    record,
    file: file.index,
    line,
    cells,
    raw,
    problem,
    isDiscarded: discarded.has(record),
    isEdited: typed !== undefined,
  }
}

/** The last column without which a row says too little. */
function lastNeeded({ mapping }: StagedFile, target: ImportTarget): number {
  return Math.max(
    0,
    ...TARGET_REQUIRED[target].map((field) => {
      const source = mapping[field]
      return source?.kind === 'column' ? source.column : 0
    }),
  )
}
