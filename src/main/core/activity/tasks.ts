import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'

/** Being built. */
export const activityTasks = {} as {
  readonly [Name in Extract<NamesOf<'job'>, `activity.${string}`>]: Task<Name>
}
