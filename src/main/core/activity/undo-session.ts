import type { TaskSession } from '../jobs/task.ts'

/** Who takes something back. */
export type UndoSession = Pick<TaskSession, 'role' | 'isPartner' | 'providerKey'>
