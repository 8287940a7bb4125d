import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { ActivityEvent, ActivityFilter, ChangedRow } from './activity.ts'
import { job, query } from './operation.ts'
import { RowFile, WrittenFile } from './row-text.ts'

/** The filter of a history: that of the log without the customer. */
export const HistoryFilter = ActivityFilter.omit({ customerId: true })
export type HistoryFilter = z.infer<typeof HistoryFilter>

/** An event of a customer's history with the customer's own rows that it changed. */
export const CustomerEvent = ActivityEvent.extend({
  rows: z.array(ChangedRow),
  /** How many there are; `rows` names the first ones. */
  rowCount: z.number(),
})
export type CustomerEvent = z.infer<typeof CustomerEvent>

export const historyOperations = {
  /** Everything that happened to a customer, newest first: its own events and the batches that touched it (MSH-21). */
  'history.customer': query(
    z.object({
      customerId: z.string(),
      filter: HistoryFilter,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(200),
    }),
    z.object({
      events: z.array(CustomerEvent),
      total: z.number(),
      /** For the filter's lists: every type and actor that occurs in this history. */
      types: z.array(z.string()),
      actors: z.array(z.string()),
    }),
  ),
  /** Writes the history of a customer (what the filter shows) or of an account to a granted file. */
  'history.export': job(
    'read',
    RowFile.extend({
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('customer'), customerId: z.string(), filter: HistoryFilter }),
        z.object({ kind: z.literal('account'), accountId: AccountId }),
      ]),
    }),
    WrittenFile,
  ),
} as const
