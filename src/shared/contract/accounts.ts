import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { AccountStatus } from '../domain/account-status.ts'
import { OrderState } from '../domain/order.ts'
import { CustomerRef } from './customers.ts'
import { FileToken } from './files.ts'
import { Changed } from './governed.ts'
import { command, job, query } from './operation.ts'

/** What AWS last said of an account; null: nobody asked yet (aws-facts §4.1). */
export const AwsState = z.enum([
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
  /** Old files say SUSPENDED for both. */
  'SUSPENDED_OR_CLOSED',
])
export type AwsState = z.infer<typeof AwsState>

/** Where an account came from. */
const AccountSource = z.enum(['manual', 'import'])

/** A customer as whatever belongs to it names it. */
export const LinkedCustomer = z.object({ id: z.string(), identifier: z.string(), companyName: z.string() })
export type LinkedCustomer = z.infer<typeof LinkedCustomer>

/** A project as its accounts name it. */
export const AccountProject = z.object({ id: z.string(), identifier: z.string(), name: z.string() })
export type AccountProject = z.infer<typeof AccountProject>

/** One account as lists show it. Times are ISO-8601 UTC. */
export const AccountRow = z.object({
  accountId: AccountId,
  providerId: z.string(),
  marketplaceId: z.string(),
  marketplaceCode: z.string(),
  model: AccountModel,
  status: AccountStatus,
  statusReason: z.string().nullable(),
  hold: z.object({ reason: z.string(), until: z.string().nullable() }).nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  awsState: AwsState.nullable(),
  /** The customer it is linked to. */
  customer: LinkedCustomer.nullable(),
  /** The project of that customer in which it is. */
  project: AccountProject.nullable(),
  /** The order that uses it or used it up; a cancelled one gave it back (CB-11). */
  order: z.object({ id: z.string(), number: z.number(), state: OrderState }).nullable(),
  /** Generic contact details until allocated (CB-05). */
  hasGenericContacts: z.boolean(),
  note: z.string().nullable(),
  addedAt: z.string(),
  source: AccountSource,
  /** The change (import or single addition) that brought it. */
  changeId: z.string(),
  rev: z.number(),
  /** True when the active provider owns it; others are read-only (CB-04). */
  isOurs: z.boolean(),
})
export type AccountRow = z.infer<typeof AccountRow>

/** Which accounts: every given part must match; an empty filter is all accounts of the active provider. */
export const AccountFilter = z.object({
  statuses: z.array(AccountStatus).optional(),
  marketplaceIds: z.array(z.string()).optional(),
  models: z.array(AccountModel).optional(),
  /** true: only held accounts; false: none of them. */
  isHeld: z.boolean().optional(),
  awsStates: z.array(AwsState).optional(),
  /** Only accounts linked to one of these customers. */
  customerIds: z.array(z.string()).optional(),
  /** Only accounts in one of these projects. */
  projectIds: z.array(z.string()).optional(),
  /** true: only accounts linked to a customer; false: none of them. */
  isLinked: z.boolean().optional(),
  /** Also show (read-only) what other providers own (CB-04, A-14). */
  includeOtherProviders: z.boolean().optional(),
  /** Only the accounts that this change (an import, say) brought in. */
  addedByChangeId: z.string().optional(),
  /** Part of an id, name or email; three characters and more use the index, case is ignored. */
  search: z.string().max(200).optional(),
})
export type AccountFilter = z.infer<typeof AccountFilter>

/** `added` is the order of storing, which is the order of picking (CB-10, A-08). */
export const AccountSort = z.object({
  by: z.enum(['added', 'accountId', 'marketplace', 'model', 'status', 'name', 'email', 'customer']),
  direction: z.enum(['ascending', 'descending']),
})
export type AccountSort = z.infer<typeof AccountSort>

/** A choice of accounts: named ones, or a rule that is never spelled out as a list. */
export const AccountSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), accountIds: z.array(AccountId).min(1).max(100_000) }),
  z.object({ kind: z.literal('matching'), filter: AccountFilter, except: z.array(AccountId).max(100_000) }),
])
export type AccountSelection = z.infer<typeof AccountSelection>

/** One field of one row before and after. */
export const CellChange = z.object({ field: z.string(), before: z.string(), after: z.string() })
export type CellChange = z.infer<typeof CellChange>

/** One entry of an account's history, newest first. */
export const HistoryEntry = z.object({
  at: z.string(),
  actor: z.string(),
  /** One of the codes of domain §5.4. */
  type: z.string(),
  label: z.string(),
  cells: z.array(CellChange),
  changeId: z.string().nullable(),
  /** How many rows the change had: more than one make it a batch. */
  rows: z.number(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** The live answer to a typed account id (CB-16). */
export const AccountCheck = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('free'), accountId: AccountId, warning: z.string().nullable() }),
  z.object({ verdict: z.literal('incomplete'), why: z.string() }),
  z.object({ verdict: z.literal('malformed'), why: z.string() }),
  z.object({
    verdict: z.literal('exists'),
    accountId: AccountId,
    status: AccountStatus,
    marketplaceCode: z.string(),
  }),
  z.object({ verdict: z.literal('other-provider'), accountId: AccountId, providerName: z.string() }),
  z.object({ verdict: z.literal('deleted'), accountId: AccountId, deletedAt: z.string() }),
])
export type AccountCheck = z.infer<typeof AccountCheck>

const NewAccount = z.object({
  accountId: AccountId,
  marketplaceId: z.string().min(1, 'Choose a marketplace.'),
  model: AccountModel,
})

/** Counts per status under a filter (its own statuses ignored), for the chips; held accounts counted apart, they are Ready too. */
export const AccountTotals = z.object({
  byStatus: z.record(AccountStatus, z.number()),
  held: z.number(),
  /** How many match the whole filter, statuses included. */
  total: z.number(),
  /** False while a very common search is still being counted; then `search.counted` follows. */
  isExact: z.boolean(),
  version: z.number(),
})
export type AccountTotals = z.infer<typeof AccountTotals>

export const accountOperations = {
  /** Rows `first … first + count - 1` of the filter in that order, and how many there are. */
  'accounts.page': query(
    z.object({
      filter: AccountFilter,
      sort: AccountSort,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
    z.object({
      rows: z.array(AccountRow),
      total: z.number(),
      isExact: z.boolean(),
      version: z.number(),
    }),
  ),
  'accounts.totals': query(z.object({ filter: AccountFilter }), AccountTotals),
  /** One account with its history. */
  'accounts.get': query(
    z.object({ accountId: AccountId }),
    z.object({ account: AccountRow, history: z.array(HistoryEntry) }),
  ),
  /** The customers that a filter names, without those that are gone or others'. */
  'accounts.customers': query(
    z.object({ ids: z.array(z.string()).max(50) }),
    z.object({ customers: z.array(CustomerRef) }),
  ),
  'accounts.check': query(z.object({ text: z.string().max(200) }), AccountCheck),
  'accounts.create': command('pool', NewAccount, AccountRow),
  /** Brings a deleted account back to its old place in the order (A-08, invariant 1). */
  'accounts.restore': command('pool', z.object({ accountId: AccountId }), AccountRow),
  /** CB-23: marketplace and model only; `rev` is the one that was read. As it was already: no change. */
  'accounts.edit': command('pool', NewAccount.extend({ rev: z.number() }), Changed),
  /** Writes the selection to the file behind `target`. Cells that a spreadsheet would run are neutralised (invariant 24). */
  'accounts.export': job(
    'read',
    z.object({
      selection: AccountSelection,
      sort: AccountSort,
      format: z.enum(['csv-import', 'csv-all', 'json']),
      separator: z.enum([';', ',', '\t']),
      /** Ids written as ="001…" so that a spreadsheet keeps their zeros. */
      isExcelSafe: z.boolean(),
      target: FileToken,
    }),
    z.object({ rows: z.number(), bytes: z.number() }),
  ),
  /** The selection as text for the clipboard, at most 10,000 accounts. */
  'accounts.copy': query(
    z.object({ selection: AccountSelection, sort: AccountSort, format: z.enum(['ids', 'csv', 'json']) }),
    z.object({ text: z.string(), rows: z.number() }),
  ),
} as const
