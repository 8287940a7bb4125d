import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { DriftField, DriftKind } from '../domain/drift.ts'
import { ProfileName } from './aws.ts'
import { command, job, query } from './operation.ts'
import { CopiedRows, CopyFormat, RowFile, WrittenFile } from './row-text.ts'

/** What AWS can be asked to list. */
export const ListingKind = z.enum([
  'organization',
  'accounts',
  'handshakes',
  'account_requests',
  'report_definitions',
])
export type ListingKind = z.infer<typeof ListingKind>

/** What a live listing brings beside the organization and its accounts. */
export const ListingPart = z.enum(['paths', 'handshakes', 'account_requests', 'tags'])
export type ListingPart = z.infer<typeof ListingPart>

/** One answer of AWS, live or as evidence. */
export const Listing = z.object({
  id: z.string(),
  kind: ListingKind,
  source: z.enum(['live', 'evidence']),
  /** Profile or file it came from. */
  sourceName: z.string(),
  takenAt: z.string(),
  /** False: a part of the answer, which never tells that something is missing. */
  isComplete: z.boolean(),
  entries: z.number(),
})
export type Listing = z.infer<typeof Listing>

const Counts = z.record(DriftKind, z.number())

/** What came of comparing a listing with our records: how many differences there are of each kind. */
export const ListingOutcome = z.object({
  accounts: z.number(),
  handshakes: z.number(),
  accountRequests: z.number(),
  isComplete: z.boolean(),
  differences: Counts,
  durationMs: z.number(),
})
export type ListingOutcome = z.infer<typeof ListingOutcome>

/** A management account, and what is open between AWS and us. */
export const ListedOrganization = z.object({
  payerId: z.string(),
  accountId: AccountId,
  name: z.string(),
  profile: z.string().nullable(),
  /** When its accounts were last listed completely; null: never. */
  listedAt: z.string().nullable(),
  differences: z.number(),
  /** Differences that were in two complete listings in a row. */
  findings: z.number(),
})
export type ListedOrganization = z.infer<typeof ListedOrganization>

/** One difference between the last listing and our records. */
export const Difference = z.object({
  accountId: AccountId,
  /** What AWS calls the account, else what we do. */
  name: z.string().nullable(),
  field: DriftField,
  kind: DriftKind,
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  /** In how many complete listings in a row. */
  times: z.number(),
  since: z.string(),
  /** When AWS last spoke of the account; null: never. */
  seenAt: z.string().nullable(),
  isIgnored: z.boolean(),
})
export type Difference = z.infer<typeof Difference>

export const DifferenceFilter = z.object({
  kinds: z.array(DriftKind).optional(),
  /** Part of an account id, a name or a value. */
  search: z.string().max(200).optional(),
  /** Show what was put aside instead. */
  isIgnored: z.boolean().optional(),
})
export type DifferenceFilter = z.infer<typeof DifferenceFilter>

export const DifferenceSort = z.object({
  by: z.enum(['accountId', 'name', 'kind', 'field', 'ours', 'theirs', 'times', 'seen']),
  direction: z.enum(['ascending', 'descending']),
})
export type DifferenceSort = z.infer<typeof DifferenceSort>

/** A difference by its account and field. */
export const DifferenceId = z.object({ accountId: AccountId, field: DriftField })
export type DifferenceId = z.infer<typeof DifferenceId>

/** A choice of differences: named ones, or a rule. */
export const DifferenceSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), differences: z.array(DifferenceId).min(1).max(10_000) }),
  z.object({
    kind: z.literal('matching'),
    filter: DifferenceFilter,
    except: z.array(DifferenceId).max(10_000).default([]),
  }),
])
export type DifferenceSelection = z.infer<typeof DifferenceSelection>

/** What accepting a choice of differences does. */
export const AcceptPlan = z.object({
  selected: z.number(),
  /** Accounts that become members. */
  added: z.number(),
  /** Members that come from another management account. */
  moved: z.number(),
  changed: z.number(),
  /** Members that are one no longer. */
  removed: z.number(),
  /** Pool accounts whose name, email or AWS state follows. */
  pool: z.number(),
  /** Pool accounts that become Invalid. */
  invalid: z.number(),
  excluded: z.array(z.object({ why: z.string(), count: z.number() })),
})
export type AcceptPlan = z.infer<typeof AcceptPlan>

const Choice = z.object({ payerId: z.string(), selection: DifferenceSelection })

export const listingOperations = {
  /** Every management account of the active provider by name, and how far it and AWS agree. */
  'listings.organizations': query(z.object({}), z.object({ organizations: z.array(ListedOrganization) })),
  /** What was listed of a management account, newest first. */
  'listings.page': query(z.object({ payerId: z.string() }), z.object({ listings: z.array(Listing) })),
  /** Rows `first … first + count - 1` of the open differences, by account unless asked otherwise; `byKind` ignores the filter's own kinds. */
  'listings.differences': query(
    z.object({
      payerId: z.string(),
      filter: DifferenceFilter,
      sort: DifferenceSort.default({ by: 'accountId', direction: 'ascending' }),
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
    z.object({ rows: z.array(Difference), total: z.number(), byKind: Counts, ignored: z.number() }),
  ),
  /** Differences as text for the clipboard, up to 10,000; as `ids` their accounts, each once. */
  'listings.copyDifferences': query(Choice.extend({ sort: DifferenceSort, format: CopyFormat }), CopiedRows),
  /** Writes what the filter shows to the file behind `target`. */
  'listings.exportDifferences': job(
    'read',
    RowFile.extend({ payerId: z.string(), filter: DifferenceFilter, sort: DifferenceSort }),
    WrittenFile,
  ),
  /** What `listings.accept` would do; `version` is handed back, so that it is this or nothing. */
  'listings.previewAccept': query(Choice, AcceptPlan.extend({ version: z.number() })),
  /** Takes over what AWS says, in one undoable change. */
  'listings.accept': job(
    'onboarding',
    Choice.extend({ version: z.number() }),
    AcceptPlan.extend({ changeId: z.string().nullable(), label: z.string(), durationMs: z.number() }),
  ),
  /** Puts differences aside until AWS says something else, or brings them back. */
  'listings.ignore': command(
    'onboarding',
    z.object({
      payerId: z.string(),
      differences: z.array(DifferenceId).min(1).max(10_000),
      isIgnored: z.boolean(),
    }),
    z.object({}),
  ),
  /** Lists an organization live with a profile of its management account, and compares it with our records. */
  'aws.list': job(
    'onboarding',
    z.object({ payerId: z.string(), profile: ProfileName, parts: z.array(ListingPart) }),
    ListingOutcome,
  ),
} as const
