import type { ImportPreview, ImportSettings } from '../../../../shared/contract/imports.ts'
import { IMPORT_FIELD_LABELS } from '../../../../shared/domain/import-field.ts'
import { wantsEye } from '../../../../shared/domain/import-problem.ts'
import { TARGET_KEY_FIELD, TARGET_REQUIRED } from '../../../../shared/domain/import-target.ts'
import type { TaskContext } from '../../jobs/task.ts'
import { storeVersion } from '../../store/change.ts'
import { previewIdOf } from '../prediction.ts'
import { createProblemSummaries } from '../problem-summaries.ts'
import { forgetPrediction, type StagedFile, type StagedImport } from '../staged-import.ts'
import { unreadable } from '../unreadable.ts'
import { judgeCustomers } from './customers-target.ts'
import type { Judging } from './judging.ts'
import { judgeLinks } from './links-target.ts'
import { judgeOrders } from './orders-target.ts'
import { readSourceRecords } from './read-source-records.ts'
import type { Judged, RecordPrediction } from './record-prediction.ts'

/** The rules of each target. */
const JUDGES: Readonly<Record<RecordPrediction['target'], (judging: Judging) => Judged>> = {
  customers: judgeCustomers,
  links: judgeLinks,
  orders: judgeOrders,
}

/** The dry run of customers, links or orders: reads every record, judges all of them, and keeps what a commit would do. */
export async function previewRecords(
  staged: StagedImport,
  settings: ImportSettings,
  context: TaskContext,
): Promise<ImportPreview> {
  const startedAt = performance.now()
  const { target } = staged
  if (target === 'accounts') throw new Error('accounts have a preview of their own')
  for (const file of staged.files) refuseUnmatched(file, target)
  const { store, session } = context
  const version = storeVersion(store)
  const records = await readSourceRecords(staged, settings, context)
  context.report({ done: records.length, total: records.length, unit: 'rows', note: 'Comparing' })
  await context.breathe()
  const judged = JUDGES[target]({ store, session, settings, files: staged.files, records })
  const summaries = createProblemSummaries()
  const counts = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
  let needsEye = 0
  for (const { outcome, problems } of judged.verdicts) {
    counts[outcome] += 1
    if (wantsEye(problems)) needsEye += 1
    for (const problem of problems) summaries.add(problem)
  }
  staged.previews += 1
  forgetPrediction(staged)
  const previewId = previewIdOf(staged.id, staged.previews, version)
  const { providerKey } = session
  staged.recordPrediction = {
    previewId,
    target,
    storeVersion: version,
    providerKey,
    settings,
    counts,
    records,
    judged,
  }
  const durationMs = performance.now() - startedAt
  return { previewId, records: records.length, counts, needsEye, problems: summaries.list(), durationMs }
}

function refuseUnmatched(file: StagedFile, target: RecordPrediction['target']): void {
  const kindOf = (field: (typeof TARGET_REQUIRED)[typeof target][number]): string =>
    file.mapping[field]?.kind ?? 'none'
  const key = TARGET_KEY_FIELD[target]
  const missing =
    kindOf(key) === 'column' ? TARGET_REQUIRED[target].find((field) => kindOf(field) === 'none') : key
  if (missing === undefined) return
  const label = IMPORT_FIELD_LABELS[missing]
  throw unreadable(
    file.name,
    `No column is matched to “${label}”.`,
    'Match one, or choose another header line or separator.',
    file.shape.headerLine === 0 ? null : file.shape.headerLine,
  )
}
