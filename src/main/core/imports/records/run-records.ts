import type { ImportOutcome } from '../../../../shared/contract/imports.ts'
import { TARGET_NOUNS } from '../../../../shared/domain/import-target.ts'
import type { Effect, TaskContext } from '../../jobs/task.ts'
import { countOf } from '../../settings/wording.ts'
import { change, storeVersion } from '../../store/change.ts'
import { checkpointSoon } from '../bulk-connection.ts'
import { detailsOf, outdated, refuseRejected, sourceOf, subjectOf } from '../commit-facts.ts'
import type { StagedImport } from '../staged-import.ts'
import type { RecordPrediction } from './record-prediction.ts'
import { currentRecords } from './records-page.ts'

/** Commits exactly the last preview of customers, links or orders in one transaction, or nothing (invariant 23). */
export async function runRecords(
  staged: StagedImport,
  previewId: string,
  context: TaskContext,
): Promise<ImportOutcome> {
  const startedAt = performance.now()
  const prediction = currentRecords(staged, previewId)
  if (prediction.providerKey !== context.session.providerKey) {
    throw outdated('The provider was switched since the preview.')
  }
  refuseRejected(prediction)
  const { create, update } = prediction.counts
  const label = labelOf(staged, prediction)
  const changeId = create + update === 0 ? null : await write(staged, prediction, { label, context })
  checkpointSoon(context.store)
  return { changeId, counts: prediction.counts, durationMs: performance.now() - startedAt, label }
}

async function write(
  staged: StagedImport,
  prediction: RecordPrediction,
  { label, context }: { readonly label: string; readonly context: TaskContext },
): Promise<string> {
  const { store, session } = context
  const total = prediction.counts.create + prediction.counts.update
  const intent = {
    type: 'IMPORT_COMMITTED',
    label,
    subject: subjectOf(staged),
    actor: session.actor,
    // What an order did is not undone (docs/adr/0010-links-and-orders.md).
    isUndoable: prediction.target !== 'orders',
  }
  return context.write(() => {
    const effects: Effect[] = []
    const { changeId } = change(store, intent, (tx) => {
      if (storeVersion(tx.db) !== prediction.storeVersion) {
        throw outdated('Something changed in the workspace since the preview.')
      }
      const written = prediction.judged.write(tx, (done) => {
        context.throwIfCancelled()
        context.report({ done, total, unit: `${TARGET_NOUNS[prediction.target]}s`, note: 'Writing' })
      })
      effects.push(...written)
      const target = { target: prediction.target }
      tx.describe({ rows: total, details: { ...target, ...detailsOf(staged, prediction) } })
      context.throwIfCancelled()
    })
    return {
      value: changeId,
      effects: [...effects, { kind: 'records-changed' }, { kind: 'activity-changed' }],
    }
  })
}

function labelOf(staged: StagedImport, { target, counts }: RecordPrediction): string {
  const { create, update } = counts
  const noun = TARGET_NOUNS[target]
  const from = sourceOf(staged)
  if (create === 0 && update === 0) return `Nothing to import from ${from}`
  if (update === 0) return `Imported ${countOf(create, noun)} from ${from}`
  if (create === 0) return `Updated ${countOf(update, noun)} from ${from}`
  return `Imported ${countOf(create, noun)} and updated ${update.toLocaleString('en-US')} from ${from}`
}
