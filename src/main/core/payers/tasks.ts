import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { addToPool } from './add-to-pool.ts'
import { exportMembers } from './copy-members.ts'
import { linkMembers } from './link-members.ts'

/** Long work on members. */
export const memberTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `members.${string}`>]: Task<Name>
} = {
  'members.change': linkMembers,
  'members.addToPool': addToPool,
  'members.export': exportMembers,
}
