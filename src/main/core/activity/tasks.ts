import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task, WorkerQuery } from '../jobs/task.ts'
import { previewUndo } from './preview-undo.ts'
import { undoChange } from './undo-change.ts'

/** The long work of Activity. */
export const activityTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `activity.${string}`>]: Task<Name>
} = { 'activity.undo': undoChange }

/** What Activity has the bulk worker answer. */
export const activityQueries: {
  readonly 'activity.previewUndo': WorkerQuery<'activity.previewUndo'>
} = { 'activity.previewUndo': previewUndo }
