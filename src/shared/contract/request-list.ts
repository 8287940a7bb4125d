import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { RequestKind, RequestStage } from '../domain/request-stage.ts'
import { job, query } from './operation.ts'
import { CopiedRows, CopyFormat, RowFile, WrittenFile } from './row-text.ts'

/** One invitation or request as the list shows it. Times are ISO-8601 UTC. */
export const RequestRow = z.object({
  kind: RequestKind,
  id: z.string(),
  rev: z.number(),
  /** Account ID, email or name of what it is about. */
  subject: z.string(),
  payer: z.object({ id: z.string(), name: z.string(), accountId: AccountId }),
  customer: z.object({ id: z.string(), identifier: z.string(), companyName: z.string() }).nullable(),
  stage: RequestStage,
  expiresAt: z.string().nullable(),
  /** Whole days until it expires, a begun one counted; null unless it is open at AWS. */
  daysLeft: z.number().nullable(),
  /** Why it was refused, by AWS or by us, in a sentence. */
  why: z.string().nullable(),
  /** The action of it that is in the AWS outbox. */
  action: z.object({ operation: z.string(), state: z.string() }).nullable(),
  createdAt: z.string(),
})
export type RequestRow = z.infer<typeof RequestRow>

/** Every given part must match. */
export const RequestFilter = z.object({
  stages: z.array(RequestStage).optional(),
  kinds: z.array(RequestKind).optional(),
  payerId: z.string().optional(),
  customerId: z.string().optional(),
  /** Part of the subject, or of a name of customer or management account. */
  search: z.string().max(200).optional(),
})
export type RequestFilter = z.infer<typeof RequestFilter>

export const RequestSort = z.object({
  by: z.enum(['created', 'subject', 'customer', 'payer', 'stage', 'expires']),
  direction: z.enum(['ascending', 'descending']),
})
export type RequestSort = z.infer<typeof RequestSort>

/** The list of invitations and requests (screens.md, Requests). */
export const requestListOperations = {
  /** Rows `first … first + count - 1`; `byStage` ignores the filter's own stages, `waiting` the whole filter. */
  'requests.page': query(
    z.object({
      filter: RequestFilter,
      sort: RequestSort,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
    z.object({
      rows: z.array(RequestRow),
      total: z.number(),
      byStage: z.record(RequestStage, z.number()),
      /** How many wait for us. */
      waiting: z.number(),
    }),
  ),
  /** What the filter shows as text for the clipboard, up to 10,000; as `ids` the accounts, emails or names they are about. */
  'requests.copy': query(
    z.object({ filter: RequestFilter, sort: RequestSort, format: CopyFormat }),
    CopiedRows,
  ),
  /** Writes what the filter shows to the file behind `target`. */
  'requests.export': job('read', RowFile.extend({ filter: RequestFilter, sort: RequestSort }), WrittenFile),
} as const
