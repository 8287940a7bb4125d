import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { exportCustomers } from './export-customers.ts'

/** Long work on customers. */
export const customerTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `customers.${string}`>]: Task<Name>
} = {
  'customers.export': exportCustomers,
}
