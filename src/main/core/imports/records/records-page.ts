import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index.ts'
import type { ReviewRow } from '../../../../shared/contract/imports.ts'
import { AccountId } from '../../../../shared/domain/account-id.ts'
import { wantsEye } from '../../../../shared/domain/import-problem.ts'
import { TARGET_FIELDS } from '../../../../shared/domain/import-target.ts'
import { Refusal } from '../../refusal.ts'
import type { StagedImport } from '../staged-import.ts'
import type { RecordPrediction } from './record-prediction.ts'

/** Rows of the last preview of customers, links or orders. */
export function recordsPage(
  staged: StagedImport,
  input: ParsedInputOf<'imports.page'>,
): OutputOf<'imports.page'> {
  const prediction = currentRecords(staged, input.previewId)
  const found = indexesMatching(prediction, input.filter)
  return {
    rows: found.slice(input.first, input.first + input.count).map((index) => recordRow(prediction, index)),
    total: found.length,
  }
}

/** The last preview, if it is this one. */
export function currentRecords(staged: StagedImport, previewId: string): RecordPrediction {
  const { recordPrediction } = staged
  if (recordPrediction === null || recordPrediction.previewId !== previewId) {
    throw new Refusal({ code: 'preview-outdated', why: 'Another preview was made since.' })
  }
  return recordPrediction
}

/** The rejected rows. */
export function* rejectedRecords(prediction: RecordPrediction): Generator<ReviewRow> {
  for (const index of indexesMatching(prediction, { outcome: 'rejected' })) yield recordRow(prediction, index)
}

function indexesMatching(
  { judged }: RecordPrediction,
  { outcome, needsEye }: ParsedInputOf<'imports.page'>['filter'],
): number[] {
  const found: number[] = []
  for (const [index, verdict] of judged.verdicts.entries()) {
    const fitsOutcome = outcome === undefined || verdict.outcome === outcome
    if (fitsOutcome && (needsEye === undefined || wantsEye(verdict.problems) === needsEye)) found.push(index)
  }
  return found
}

function recordRow({ target, records, judged }: RecordPrediction, index: number): ReviewRow {
  const source = records[index]
  const verdict = judged.verdicts[index]
  if (source === undefined || verdict === undefined) throw new Error(`there is no row ${index}`)
  const accountId = AccountId.safeParse(judged.accountIdOf(index))
  const values: ReviewRow['values'] = {}
  for (const field of TARGET_FIELDS[target]) values[field] = verdict.values[field] ?? source.raw(field)
  return {
    record: source.record,
    file: source.file,
    line: source.line,
    outcome: verdict.outcome,
    accountId: accountId.success ? accountId.data : null,
    values,
    raw: [...source.cells],
    problems: [...verdict.problems],
    cells: [...verdict.cells],
    isEdited: source.isEdited,
  }
}
