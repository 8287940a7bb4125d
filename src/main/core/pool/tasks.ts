import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { changeAccounts } from './change-accounts.ts'
import { exportAccounts } from './export-accounts.ts'

/** Long work on the pool. */
export const poolTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `accounts.${string}`>]: Task<Name>
} = {
  'accounts.change': changeAccounts,
  'accounts.export': exportAccounts,
}
