import type { ImportPreview, ImportSettings, ImportTarget } from '../../../../shared/contract/imports.ts'
import type { RecordVerdict } from '../../../../shared/domain/record-row.ts'
import type { Effect } from '../../jobs/task.ts'
import type { ChangeTx } from '../../store/change.ts'
import type { SourceRecord } from './read-source-records.ts'

/** What a preview of customers, links or orders found out; a commit does exactly this, or nothing. */
export interface RecordPrediction {
  readonly previewId: string
  readonly target: Exclude<ImportTarget, 'accounts'>
  readonly storeVersion: number
  readonly providerKey: number
  readonly settings: ImportSettings
  readonly counts: ImportPreview['counts']
  /** In file order; the verdict of each stands at the same place. */
  readonly records: readonly SourceRecord[]
  readonly judged: Judged
}

/** What the rules of a target say about all rows, and how it is written. */
export interface Judged {
  readonly verdicts: readonly RecordVerdict[]
  /** The account of a row, as far as it names or takes one. */
  accountIdOf(index: number): string | null
  /** Writes every row that creates or updates, inside `change()`; `onStep` hears how many are done and may throw. */
  write(tx: ChangeTx, onStep: (done: number) => void): readonly Effect[]
}
