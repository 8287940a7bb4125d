import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { AccountSelection, CellChange, LinkedCustomer } from './accounts.ts'
import { job, query } from './operation.ts'

/** What can be done to many accounts at once. */
export const AccountChange = z.discriminatedUnion('kind', [
  /** CB-23: only marketplace and model; what is left out stays. */
  z.object({
    kind: z.literal('edit'),
    marketplaceId: z.string().optional(),
    model: AccountModel.optional(),
  }),
  z.object({ kind: z.literal('mark-invalid'), reason: z.string().trim().min(1, 'Say why.').max(500) }),
  z.object({ kind: z.literal('revalidate'), reason: z.string().trim().min(1, 'Say why.').max(500) }),
  /** U-01: out of circulation for a while; `until` is a UTC day (YYYY-MM-DD) or open. */
  z.object({
    kind: z.literal('hold'),
    reason: z.string().trim().min(1, 'Say why.').max(500),
    until: z.iso.date().nullable(),
  }),
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('delete') }),
  /** CS-09: only accounts that no customer has. */
  z.object({ kind: z.literal('link'), customerId: z.string().min(1, 'Choose a customer.') }),
  /** CS-11: the link is closed, its history and the status stay. */
  z.object({ kind: z.literal('unlink'), reason: z.string().trim().max(500).nullable() }),
  /** into a project of the customer that has them, also out of another one. */
  z.object({
    kind: z.literal('assign'),
    projectId: z.string().min(1, 'Choose a project.'),
    customerId: z.string(),
  }),
  z.object({ kind: z.literal('unassign') }),
])
export type AccountChange = z.infer<typeof AccountChange>

/** Why some of a selection stay as they are, in words, with how many and a few of them. */
export const Exclusion = z.object({ why: z.string(), count: z.number(), examples: z.array(AccountId) })
export type Exclusion = z.infer<typeof Exclusion>

/** Which customers lose accounts, those with most of them first: 50 by name, and how many there are. */
export const CustomersConcerned = z.object({
  total: z.number(),
  named: z.array(z.object({ customer: LinkedCustomer, accounts: z.number() })),
})
export type CustomersConcerned = z.infer<typeof CustomersConcerned>

/** What a bulk change would do; `version` is handed back so that the change is this one or none. */
export const ChangePreview = z.object({
  selected: z.number(),
  affected: z.number(),
  /** How many of the affected a customer has; deleting even one of them must be typed. */
  affectedAllocated: z.number(),
  unchanged: z.number(),
  excluded: z.array(Exclusion),
  /** The first rows that change: 20, of an `unlink` 50. */
  examples: z.array(
    z.object({
      accountId: AccountId,
      cells: z.array(CellChange),
      /** The customer that has it before. */
      customer: LinkedCustomer.nullable(),
    }),
  ),
  /** For an `unlink`, else none. */
  customers: CustomersConcerned,
  version: z.number(),
})
export type ChangePreview = z.infer<typeof ChangePreview>

/** What a bulk change did. `changeId` undoes it. */
export const ChangeOutcome = z.object({
  changeId: z.string().nullable(),
  label: z.string(),
  affected: z.number(),
  unchanged: z.number(),
  excluded: z.array(Exclusion),
  durationMs: z.number(),
})
export type ChangeOutcome = z.infer<typeof ChangeOutcome>

export const accountChangeOperations = {
  'accounts.previewChange': query(
    z.object({ selection: AccountSelection, change: AccountChange }),
    ChangePreview,
  ),
  /** Does what the preview of `version` said, or fails with `preview-outdated` and does nothing. */
  'accounts.change': job(
    'pool',
    z.object({ selection: AccountSelection, change: AccountChange, version: z.number() }),
    ChangeOutcome,
  ),
} as const
