import type { Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'
import { customers } from './0020-customers.ts'
import { aws } from './0050-aws.ts'

/** Every migration, oldest first; numbered in tens. */
export const migrations: readonly Migration[] = [foundation, customers, aws]
