import type { ImportSettings } from '../../../../shared/contract/imports.ts'
import type { RowProblem } from '../../../../shared/domain/import-problem.ts'
import type { RawFields, ReadValues, RecordRow } from '../../../../shared/domain/record-row.ts'
import type { TaskSession } from '../../jobs/task.ts'
import type { Store } from '../../store/change.ts'
import type { StagedImport } from '../staged-import.ts'
import type { SourceRecord } from './read-source-records.ts'

/** What a target judges rows with. */
export interface Judging {
  readonly store: Store
  readonly session: TaskSession
  readonly settings: ImportSettings
  readonly files: StagedImport['files']
  readonly records: readonly SourceRecord[]
}

/** Reads every record by the rule of a target. */
export function readRows<Draft>(
  { records, files }: Judging,
  read: (raw: RawFields) => {
    readonly draft: Draft | null
    readonly values: ReadValues
    readonly problems: readonly RowProblem[]
  },
): RecordRow<Draft>[] {
  return records.map(({ record, file, line, raw, problem, isDiscarded }) => {
    const place = files.length === 1 ? `line ${line}` : `line ${line} of ${files[file]?.name ?? ''}`
    const reading = read(raw)
    return problem === null
      ? { record, place, isDiscarded, ...reading }
      : { record, place, isDiscarded, draft: null, values: reading.values, problems: [problem] }
  })
}
