import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'

/** Being built. */
export const workspaceTasks = {} as {
  readonly [Name in Extract<NamesOf<'job'>, `workspace.${string}`>]: Task<Name>
}
