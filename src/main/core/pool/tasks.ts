import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'

/** Being built. */
export const poolTasks = {} as {
  readonly [Name in Extract<NamesOf<'job'>, `accounts.${string}`>]: Task<Name>
}
