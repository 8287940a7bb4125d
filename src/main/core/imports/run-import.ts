import type { ImportOutcome } from '../../../shared/contract/imports.ts'
import { countOf } from '../settings/wording.ts'
import { change, storeVersion, type ChangeTx } from '../store/change.ts'
import type { Effect, TaskContext } from '../jobs/task.ts'
import { carryLinks } from '../payers/carry-links-table.ts'
import { takeSeqs } from '../pool/seq-table.ts'
import { addToTally } from '../pool/tally-table.ts'
import { createAccountWriter } from './account-writer.ts'
import { checkpointSoon, withUncheckedRows } from './bulk-connection.ts'
import { detailsOf, outdated, refuseRejected, sourceOf, subjectOf } from './commit-facts.ts'
import { marketplaceKeysOf } from './imported-account-table.ts'
import { dropRuns, runCursors, type Prediction } from './prediction.ts'
import { mergeRuns } from './run-merge.ts'
import type { StagedImport } from './staged-import.ts'

/**
 * Commits exactly the last preview in one transaction: accounts in order of id with running numbers of their own,
 * updates with what undo needs, counts, one event. A store that changed since, or a row more or less than predicted,
 * and nothing is written (invariant 23, U-15).
 */
export async function runImport(
  staged: StagedImport,
  previewId: string,
  context: TaskContext,
): Promise<ImportOutcome> {
  const startedAt = performance.now()
  const prediction = currentPrediction(staged, previewId, context)
  const { create, update } = prediction.counts
  refuseRejected(prediction)
  const label = labelOf(staged, create, update)
  let changeId: string | null = null
  if (create + update > 0) {
    changeId = await context.write(() =>
      withUncheckedRows(context.store, () => {
        const effects: Effect[] = []
        const written = change(context.store, intentOf(staged, label, context), (tx) => {
          effects.push(...writeRows(tx, prediction, staged, context))
        })
        dropRuns(prediction.runs)
        return { value: written.changeId, effects }
      }),
    )
  }
  checkpointSoon(context.store)
  return { changeId, counts: prediction.counts, durationMs: performance.now() - startedAt, label }
}

function currentPrediction(staged: StagedImport, previewId: string, context: TaskContext): Prediction {
  const { prediction } = staged
  if (prediction === null || prediction.previewId !== previewId) {
    throw outdated('Another preview was made since.')
  }
  if (prediction.providerKey !== context.session.providerKey) {
    throw outdated('The provider was switched since the preview.')
  }
  return prediction
}

function intentOf(staged: StagedImport, label: string, context: TaskContext): Parameters<typeof change>[1] {
  const subject = subjectOf(staged)
  return { type: 'IMPORT_COMMITTED', label, subject, actor: context.session.actor, isUndoable: true }
}

function labelOf(staged: StagedImport, create: number, update: number): string {
  const from = sourceOf(staged)
  if (create === 0 && update === 0) return `Nothing to import from ${from}`
  if (update === 0) return `Imported ${countOf(create, 'account')} from ${from}`
  if (create === 0) return `Updated ${countOf(update, 'account')} from ${from}`
  return `Imported ${countOf(create, 'account')} and updated ${update.toLocaleString('en-US')} from ${from}`
}

/** The inside of the transaction. */
function writeRows(
  tx: ChangeTx,
  prediction: Prediction,
  staged: StagedImport,
  context: TaskContext,
): Effect[] {
  if (storeVersion(tx.db) !== prediction.storeVersion) throw outdated('The pool changed since the preview.')
  const { counts, outcomes, runs } = prediction
  const firstSeq = counts.create > 0 ? takeSeqs(tx.db, counts.create) : null
  const writer = createAccountWriter(tx, {
    firstSeq,
    predicted: counts,
    hasTexts: runs.hasTexts,
    isAllNew: runs.count === counts.create,
    marketplaces: marketplaceKeysOf(tx.db, prediction.providerKey),
  })
  const total = counts.create + counts.update
  // Rows that came later under the same id are refused already.
  for (const chunk of mergeRuns(runCursors(runs), () => {})) {
    context.throwIfCancelled()
    writer.write(chunk, outcomes)
    context.report({ done: writer.written(), total, unit: 'accounts', note: 'Writing to the pool' })
  }
  const { tally, effects } = writer.finish()
  addToTally(tx.db, tally)
  const carried =
    firstSeq === null ? null : carryLinks(tx, { firstSeq, lastSeq: firstSeq + counts.create - 1 })
  tx.describe({
    rows: total,
    ...(firstSeq === null ? {} : { firstSeq, lastSeq: firstSeq + counts.create - 1 }),
    details: detailsOf(staged, prediction),
  })
  context.throwIfCancelled()
  return [
    ...effects,
    ...(carried === null ? [] : [carried, { kind: 'records-changed' } as const]),
    { kind: 'activity-changed' },
  ]
}
