import type { ImportPreview, ImportSettings } from '../../../shared/contract/imports.ts'
import { prepareRowRule, type RowLookups, type RowRule } from '../../../shared/domain/account-row-rule.ts'
import { causeCode } from '../../../shared/domain/import-policy.ts'
import type { TaskContext } from '../jobs/task.ts'
import { storeVersion } from '../store/change.ts'
import { createAcceptedRows, type AcceptedRows } from './accepted-rows.ts'
import { compareWithPool } from './compare-with-pool.ts'
import { hasAccountsBetween } from './existing-account-view.ts'
import {
  dropRuns,
  editsByRecord,
  previewIdOf,
  runCursors,
  type Duplicate,
  type Prediction,
} from './prediction.ts'
import { createProblemSummaries, type ProblemSummaries } from './problem-summaries.ts'
import { readRecords, type RecordSink } from './read-records.ts'
import { createRecordOutcomes } from './record-outcomes.ts'
import { readLookups } from './row-lookups.ts'
import { mergeRuns } from './run-merge.ts'
import type { StagedFile, StagedImport } from './staged-import.ts'
import { unreadable } from './unreadable.ts'

/** Duplicates whose first place is remembered; of more, the sentence does without. */
const MAX_REMEMBERED_DUPLICATES = 1 << 20
const CHUNKS_PER_BREATH = 4

/** The dry run: reads every record, compares it with its file and with the pool, and keeps what a commit would do. */
export async function previewImport(
  staged: StagedImport,
  settings: ImportSettings,
  context: TaskContext,
): Promise<ImportPreview> {
  const startedAt = performance.now()
  for (const file of staged.files) refuseWithoutIds(file)
  const version = storeVersion(context.store)
  const { providerKey } = context.session
  const lookups = readLookups(context.store, providerKey, settings.fixes)
  const rules = staged.files.map((file) => prepareRowRule(layoutOf(file), lookups))
  staged.previews += 1
  const fileBytes = staged.files.reduce((sum, { textBytes }) => sum + textBytes, 0)
  const hasTexts = rules.some((rule) => bringsTexts(rule, settings))
  const accepted = createAcceptedRows(
    { folder: staged.folder, name: `preview-${staged.previews}` },
    { hasTexts, fileBytes },
  )
  const summaries = createProblemSummaries()
  const sink = createSink(settings, { accepted, summaries, context, fileBytes })
  const duplicates: Duplicate[] = []
  let runs: Prediction['runs']
  try {
    for (const [index, file] of staged.files.entries()) {
      await readRecords(file, rules[index] as RowRule, sink, context)
    }
    runs = accepted.finish()
    await compareAll({ runs, sink, duplicates, settings, lookups, context })
  } catch (error) {
    accepted.discard()
    throw error
  }
  const { byOutcome, needsEye } = sink.outcomes.counts()
  const prediction: Prediction = {
    previewId: previewIdOf(staged.id, staged.previews, version),
    storeVersion: version,
    providerKey,
    settings,
    rules,
    edits: sink.edits,
    blocks: sink.blocks,
    outcomes: sink.outcomes,
    counts: byOutcome,
    duplicates: duplicates.toSorted((a, b) => a.record - b.record),
    runs,
  }
  if (staged.prediction !== null) dropRuns(staged.prediction.runs)
  staged.prediction = prediction
  return {
    previewId: prediction.previewId,
    records: sink.outcomes.count,
    counts: byOutcome,
    needsEye,
    problems: summaries.list(),
    durationMs: performance.now() - startedAt,
  }
}

function refuseWithoutIds(file: StagedFile): void {
  if (file.mapping.account_id?.kind === 'column') return
  throw unreadable(
    file.name,
    'No column holds account IDs.',
    'Match one to “account ID”, or choose another header line or separator.',
    file.shape.headerLine === 0 ? null : file.shape.headerLine,
  )
}

/** How a file is laid out, for the row rule. */
function layoutOf(file: StagedFile): RowRule['layout'] {
  return { columnCount: file.titles.length, sources: file.mapping, hasOldStatus: file.hasOldStatus }
}

function bringsTexts(rule: RowRule, settings: ImportSettings): boolean {
  const fields = ['name', 'email', 'aws_state', 'note'] as const
  return (
    rule.hasTexts ||
    fields.some((field) => rule.layout.sources[field]?.kind === 'constant') ||
    settings.edits.some(({ field }) => fields.some((text) => text === field))
  )
}

function createSink(
  settings: ImportSettings,
  parts: {
    readonly accepted: AcceptedRows
    readonly summaries: ProblemSummaries
    readonly context: TaskContext
    readonly fileBytes: number
  },
): RecordSink {
  const outcomes = createRecordOutcomes()
  let readBytes = 0
  return {
    outcomes,
    edits: editsByRecord(settings),
    blocks: [],
    discarded: new Set(settings.discarded),
    accepted: parts.accepted,
    summaries: parts.summaries,
    onBytes: (bytes) => {
      readBytes += bytes
      const done = outcomes.count
      // How many rows there will be is told from the bytes that are left.
      const total = Math.max(done, Math.round((done * parts.fileBytes) / Math.max(1, readBytes)))
      parts.context.report({ done, total, unit: 'rows', note: 'Checking rows' })
    },
  }
}

async function compareAll(parts: {
  readonly runs: Prediction['runs']
  readonly sink: RecordSink
  readonly duplicates: Duplicate[]
  readonly settings: ImportSettings
  readonly lookups: RowLookups
  readonly context: TaskContext
}): Promise<void> {
  const { runs, sink, duplicates, settings, context } = parts
  const { outcomes, summaries } = sink
  // The usual first import: no id stands in the file twice, and the pool has none in their range.
  const span = runs.inMemory?.span() ?? null
  if (span?.isUnique === true && !hasAccountsBetween(context.store, span.first, span.last)) return
  const comparison = {
    policy: settings.policy,
    hasTexts: runs.hasTexts,
    ourMarketplaces: new Set(parts.lookups.marketplaces.map(({ key }) => key)),
    outcomes,
    summaries,
  }
  const merged = mergeRuns(runCursors(runs), ({ record, first, isSame }) => {
    const cause = isSame ? 'same-in-file' : 'other-in-file'
    const outcome = isSame ? 'skipped' : 'rejected'
    outcomes.decide(record, outcome, cause)
    summaries.add({ ...causeCode(cause, outcome), care: null, field: null, raw: null })
    if (duplicates.length < MAX_REMEMBERED_DUPLICATES) duplicates.push({ record, first })
  })
  let done = 0
  let chunks = 0
  for (const chunk of merged) {
    compareWithPool(context.store, chunk, comparison)
    done += chunk.count
    chunks += 1
    context.report({ done, total: outcomes.count, unit: 'rows', note: 'Comparing with the pool' })
    context.throwIfCancelled()
    if (chunks % CHUNKS_PER_BREATH === 0) await context.breathe()
  }
}
