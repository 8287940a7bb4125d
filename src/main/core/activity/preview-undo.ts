import type { WorkerQuery } from '../jobs/task.ts'
import { keptIn, type KeptRows } from './kept-rows.ts'
import { planUndo, whyRefused } from './undo-plan.ts'
import { MAX_NAMED } from './undo-progress.ts'
import { countVerdicts } from './undo-verdict-view.ts'

/** activity.previewUndo: what taking a change back would do; answered by the bulk worker, it may look at a million rows. */
export const previewUndo: WorkerQuery<'activity.previewUndo'> = ({ changeId }, { store, session }) => {
  const plan = planUndo(store, changeId)
  const { change, settings } = plan
  const refused = whyRefused(store, plan, session)
  // What is undone, or never can be, keeps nothing.
  const parts = change.undo === 'possible' || change.undo === 'interrupted' ? plan.parts : []
  let reversible = parts.length > 0 ? 0 : settings.length
  let kept: KeptRows = { count: 0, named: [] }
  for (const slice of parts) {
    const counted = countVerdicts(store, change, slice)
    reversible += counted.reversible
    if (counted.kept === 0) continue
    const more = keptIn(store, change, { slice, atMost: MAX_NAMED - kept.named.length })
    kept = { count: kept.count + more.count, named: [...kept.named, ...more.named] }
  }
  return {
    changeId,
    label: change.label,
    reversed: refused === null ? reversible : 0,
    kept: [...kept.named],
    keptCount: kept.count,
    refused,
  }
}
