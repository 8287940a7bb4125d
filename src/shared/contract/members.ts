import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { AccountStatus } from '../domain/account-status.ts'
import { ChangeOutcome, ChangePreview, Exclusion } from './account-changes.ts'
import { AwsState, LinkedCustomer } from './accounts.ts'
import { command, job, query } from './operation.ts'
import { CopiedRows, CopyFormat, RowFile, WrittenFile } from './row-text.ts'

/** How far the role connection of a member is (domain §5.2); `missing`: there is none. */
export const MemberRole = z.enum(['missing', 'none', 'entered', 'verified', 'failed', 'removed'])
export type MemberRole = z.infer<typeof MemberRole>

/** How an account came into its organization (Organizations API `JoinedMethod`). */
export const JoinedMethod = z.enum(['INVITED', 'CREATED'])
export type JoinedMethod = z.infer<typeof JoinedMethod>

/** One member account as lists show it. Times are ISO-8601 UTC. */
export const Member = z.object({
  accountId: AccountId,
  payerId: z.string(),
  payerAccountId: AccountId,
  payerName: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  awsState: AwsState.nullable(),
  joinedMethod: JoinedMethod.nullable(),
  joinedAt: z.string().nullable(),
  /** Names of its organizational units, from the root. */
  path: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  /** Who has it: by the pool's word, else by the member's own (ADR 17). */
  customer: LinkedCustomer.nullable(),
  /** The same account in the pool; null when it is not there. */
  pool: z.object({ status: AccountStatus, marketplaceCode: z.string(), isOurs: z.boolean() }).nullable(),
  role: MemberRole,
  roleArn: z.string().nullable(),
  /** The role let us in without its external ID, as it would let in everybody; null: not tried. */
  isRoleOpen: z.boolean().nullable(),
  /** A role is known, whether it works or not (CS-14, A-27). */
  isOnboarded: z.boolean(),
  rev: z.number(),
})
export type Member = z.infer<typeof Member>

/** Which members of the active provider: every given part must match; an empty filter is all of them. */
export const MemberFilter = z.object({
  /** Only those of this management account. */
  payerId: z.string().optional(),
  /** Part of an id, name or email. */
  search: z.string().max(200).optional(),
  customerIds: z.array(z.string()).optional(),
  isLinked: z.boolean().optional(),
  isInPool: z.boolean().optional(),
  isOnboarded: z.boolean().optional(),
  isRoleOpen: z.boolean().optional(),
  roles: z.array(MemberRole).optional(),
  awsStates: z.array(AwsState).optional(),
})
export type MemberFilter = z.infer<typeof MemberFilter>

export const MemberSort = z.object({
  by: z.enum(['accountId', 'name', 'email', 'customer', 'role', 'awsState', 'pool', 'joined', 'path']),
  direction: z.enum(['ascending', 'descending']),
})
export type MemberSort = z.infer<typeof MemberSort>

/** A choice of members: named ones, or a rule that is never spelled out as a list. */
export const MemberSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), accountIds: z.array(AccountId).min(1).max(100_000) }),
  z.object({ kind: z.literal('matching'), filter: MemberFilter, except: z.array(AccountId).max(100_000) }),
])
export type MemberSelection = z.infer<typeof MemberSelection>

/** What can be done to the customers of many members at once (CS-05, CS-10). */
export const MemberChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), customerId: z.string().min(1, 'Choose a customer.') }),
  z.object({ kind: z.literal('unlink'), reason: z.string().trim().max(500).nullable() }),
])
export type MemberChange = z.infer<typeof MemberChange>

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((given) => (given === '' ? null : given))

/** What staff can enter of a member by hand; a listing knows better. */
const MemberFields = z.object({
  name: text(128),
  email: text(64).pipe(z.email('This is not an email address, like aws@example.com.').nullable()),
  awsState: AwsState.nullable(),
  joinedMethod: JoinedMethod.nullable(),
  path: text(1000),
})

/** Where members go in the pool. */
const Place = z.object({
  marketplaceId: z.string().min(1, 'Choose a marketplace.'),
  model: AccountModel,
})

/** Accounts of AWS organizations (CS-04 … CS-11). */
export const memberOperations = {
  /** Rows `first … first + count - 1` of the filter in that order. */
  'members.page': query(
    z.object({
      filter: MemberFilter,
      sort: MemberSort,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
    z.object({ rows: z.array(Member), total: z.number(), version: z.number() }),
  ),
  /** How many match, and of these how many have a customer, a role, a place in the pool. */
  'members.totals': query(
    z.object({ filter: MemberFilter }),
    z.object({ total: z.number(), linked: z.number(), onboarded: z.number(), inPool: z.number() }),
  ),
  /** Members as text for the clipboard, up to 10,000; `ids` are account ids. */
  'members.copy': query(
    z.object({ selection: MemberSelection, sort: MemberSort, format: CopyFormat }),
    CopiedRows,
  ),
  /** Writes what the filter shows to the file behind `target`. */
  'members.export': job('read', RowFile.extend({ filter: MemberFilter, sort: MemberSort }), WrittenFile),
  'members.get': query(z.object({ accountId: AccountId }), z.object({ member: Member })),
  'members.create': command(
    'onboarding',
    MemberFields.extend({ payerId: z.string(), accountId: AccountId }),
    Member,
  ),
  'members.edit': command(
    'onboarding',
    MemberFields.extend({ accountId: AccountId, rev: z.number() }),
    Member,
  ),
  /** Takes our record of it away; nothing happens at AWS, in the pool, or to its role. Refused while a customer has it. */
  'members.remove': command('onboarding', z.object({ accountId: AccountId, rev: z.number() }), z.object({})),
  'members.previewChange': query(
    z.object({ selection: MemberSelection, change: MemberChange }),
    ChangePreview,
  ),
  /** Does what the preview of `version` said, or fails with `preview-outdated` and does nothing (CS-09, CS-11). */
  'members.change': job(
    'pool',
    z.object({ selection: MemberSelection, change: MemberChange, version: z.number() }),
    ChangeOutcome,
  ),
  'members.previewAddToPool': query(
    z.object({ selection: MemberSelection }),
    z.object({
      selected: z.number(),
      affected: z.number(),
      /** Of these how many a customer has; it stays with them. */
      linked: z.number(),
      excluded: z.array(Exclusion),
      version: z.number(),
    }),
  ),
  /** Adds members to the pool as Ready accounts, their customers included. */
  'members.addToPool': job(
    'pool',
    Place.extend({ selection: MemberSelection, version: z.number() }),
    ChangeOutcome,
  ),
} as const
