import type { Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { customers } from './0020-customers.ts'
import { leanChanges } from './0030-lean-changes.ts'
import { projectAccounts } from './0040-project-accounts.ts'
import { aws } from './0050-aws.ts'
import { onboarding } from './0060-onboarding.ts'

/** Every migration, oldest first; numbered in tens. */
export const migrations: readonly Migration[] = [
  foundation,
  customers,
  leanChanges,
  projectAccounts,
  aws,
  onboarding,
]
