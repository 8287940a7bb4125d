import { applyListing } from '../listings/apply-listing.ts'
import { indexSearchSlice } from '../pool/index-search.ts'
import { releaseHoldsEndedBy } from '../pool/release-holds.ts'
import type { TaskContext } from './task.ts'

/** Work that the core has the bulk worker do between jobs: unasked by anybody, or for an errand. */
export const chores = {
  'index-search': indexSearchSlice,
  'release-ended-holds': releaseHoldsEndedBy,
  'apply-listing': applyListing,
} as const satisfies Record<string, (input: never, context: TaskContext) => Promise<unknown>>

export type ChoreName = keyof typeof chores
export type ChoreInput<Name extends ChoreName> = Parameters<(typeof chores)[Name]>[0]
export type ChoreResult<Name extends ChoreName> = Awaited<ReturnType<(typeof chores)[Name]>>

/** The code behind a chore's name. */
export function choreFor(name: ChoreName): (input: unknown, context: TaskContext) => Promise<unknown> {
  // The core's end of the link takes this chore's input only.
  return chores[name] as (input: unknown, context: TaskContext) => Promise<unknown>
}
