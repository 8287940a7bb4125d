import { actionTasks } from '../actions/tasks.ts'
import { activityQueries, activityTasks } from '../activity/tasks.ts'
import { customerTasks } from '../customers/tasks.ts'
import { evidenceQueries, evidenceTasks } from '../evidence/tasks.ts'
import { closeImports, importQueries, importTasks } from '../imports/tasks.ts'
import { listingQueries, listingTasks } from '../listings/tasks.ts'
import { outboxTasks } from '../outbox/tasks.ts'
import { orderTasks } from '../orders/tasks.ts'
import { organizationTasks } from '../payers/tasks.ts'
import { poolTasks } from '../pool/tasks.ts'
import { requestListTasks } from '../requests-list/tasks.ts'
import { workspaceTasks } from '../settings/tasks.ts'
import type { Task, TaskContext, TaskName, WorkerQuery } from './task.ts'

/** Every job there is; a missing one does not compile. */
export const tasks: { readonly [Name in TaskName]: Task<Name> } = {
  ...poolTasks,
  ...importTasks,
  ...orderTasks,
  ...activityTasks,
  ...customerTasks,
  ...workspaceTasks,
  ...outboxTasks,
  ...listingTasks,
  ...evidenceTasks,
  ...organizationTasks,
  ...actionTasks,
  ...requestListTasks,
}

/** The queries that the bulk worker answers. */
export type WorkerQueryName =
  | 'imports.page'
  | 'imports.candidates'
  | 'imports.close'
  | 'activity.previewUndo'
  | 'listings.previewAccept'
  | 'evidence.close'
const queries: { readonly [Name in WorkerQueryName]: WorkerQuery<Name> } = {
  ...importQueries,
  ...activityQueries,
  ...listingQueries,
  ...evidenceQueries,
}

/** The task behind a job's name, its outcome checked against the contract. */
export function taskFor(operation: string): (input: unknown, context: TaskContext) => Promise<unknown> {
  // The dispatcher parsed the input with this operation's schema before it sent it here.
  const task = tasks[operation as TaskName] as Task<TaskName>
  return (input, context) => task(input as never, context)
}

/** The query behind a name. */
export function workerQueryFor(
  operation: string,
): (input: unknown, context: Pick<TaskContext, 'store' | 'workspaceFile' | 'session'>) => unknown {
  const query = queries[operation as WorkerQueryName] as WorkerQuery<WorkerQueryName>
  return (input, context) => query(input as never, context)
}

/** What the tasks keep open (staged imports) is let go. */
export async function closeTasks(workspaceFile: string): Promise<void> {
  await closeImports(workspaceFile)
}
