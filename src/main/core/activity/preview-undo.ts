import type { WorkerQuery } from '../jobs/task.ts'
import { keptIn, type KeptRows } from './kept-rows.ts'
import { planRecords } from './plan-records.ts'
import { planUndo, whyRefused } from './undo-plan.ts'
import { MAX_NAMED } from './undo-progress.ts'
import { recordName } from './record-name-view.ts'
import { countVerdicts } from './undo-verdict-view.ts'

/** activity.previewUndo: what taking a change back would do; answered by the bulk worker, it may look at a million rows. */
export const previewUndo: WorkerQuery<'activity.previewUndo'> = ({ changeId }, { store, session }) => {
  const plan = planUndo(store, changeId)
  const { change, records } = plan
  const refused = whyRefused(store, plan, session)
  // What is undone, or never can be, keeps nothing.
  const parts = change.undo === 'possible' || change.undo === 'interrupted' ? plan.parts : []
  const { going, staying } = planRecords(store, records, session)
  let reversible = going.length
  let kept: KeptRows = {
    count: staying.length,
    named: staying.slice(0, MAX_NAMED).map(({ row, why }) => ({ subject: recordName(store, row), why })),
  }
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
