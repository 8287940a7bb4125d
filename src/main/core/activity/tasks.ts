import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task, WorkerQuery } from '../jobs/task.ts'
import { exportActivity, exportHistory } from './export-events.ts'
import { previewUndo } from './preview-undo.ts'
import { undoChange } from './undo-change.ts'
import { verifyLog } from './verify-log.ts'

/** The long work of Activity. */
export const activityTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `activity.${string}` | `history.${string}`>]: Task<Name>
} = {
  'activity.undo': undoChange,
  'activity.export': exportActivity,
  'activity.verify': verifyLog,
  'history.export': exportHistory,
}

/** What Activity has the bulk worker answer. */
export const activityQueries: {
  readonly 'activity.previewUndo': WorkerQuery<'activity.previewUndo'>
} = { 'activity.previewUndo': previewUndo }
