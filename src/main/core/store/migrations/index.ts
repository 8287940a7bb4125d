import type { Migration } from '../migrate.ts'
import { foundation } from './0010-foundation.ts'

/** Every migration, oldest first; numbered in tens. */
export const migrations: readonly Migration[] = [foundation]
