import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { addToPool } from './add-to-pool.ts'
import { exportMembers } from './copy-members.ts'
import { linkMembers } from './link-members.ts'
import { exportPayers } from './payer-text.ts'

/** Long work on management accounts and their members. */
export const organizationTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `payers.${string}` | `members.${string}`>]: Task<Name>
} = {
  'payers.export': exportPayers,
  'members.change': linkMembers,
  'members.addToPool': addToPool,
  'members.export': exportMembers,
}
