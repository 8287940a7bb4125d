import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { OrderMode, OrderState } from '../domain/order.ts'
import { command, job, query } from './operation.ts'
import { CopiedRows, RowFile, WrittenFile } from './row-text.ts'

/** The account that the next order of a marketplace takes (CB-10), or in words why there is none (CB-01). */
export const NextAccount = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('account'),
    accountId: AccountId,
    model: AccountModel,
    addedAt: z.string(),
    /** It is of another model than the marketplace's default. */
    warning: z.string().nullable(),
  }),
  z.object({ kind: z.literal('none'), why: z.string() }),
])
export type NextAccount = z.infer<typeof NextAccount>

/** One order as lists show it. Times are ISO-8601 UTC. */
export const Order = z.object({
  id: z.string(),
  /** What people call it: order 12. */
  number: z.number(),
  externalRef: z.string().nullable(),
  customerId: z.string(),
  customerIdentifier: z.string(),
  customerName: z.string(),
  marketplaceId: z.string(),
  marketplaceCode: z.string(),
  /** Null while it is a draft. */
  accountId: AccountId.nullable(),
  /** The model it was placed with; it never changes (CB-24). */
  model: AccountModel.nullable(),
  wantedModel: AccountModel.nullable(),
  mode: OrderMode,
  state: OrderState,
  /** Why it took exactly this account instead of the oldest (U-06). */
  overrideReason: z.string().nullable(),
  /** Why it failed or was cancelled. */
  reason: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  rev: z.number(),
})
export type Order = z.infer<typeof Order>

/** Which orders of the active provider: every given part must match. */
export const OrderFilter = z.object({
  states: z.array(OrderState).optional(),
  customerId: z.string().optional(),
  marketplaceIds: z.array(z.string()).optional(),
  modes: z.array(OrderMode).optional(),
  /** An order's number, or part of an external reference, an account id, a customer's name or identifier. */
  search: z.string().max(200).optional(),
})
export type OrderFilter = z.infer<typeof OrderFilter>

export const OrderSort = z.object({
  by: z.enum([
    'number',
    'externalRef',
    'accountId',
    'model',
    'customer',
    'marketplace',
    'mode',
    'state',
    'started',
    'finished',
  ]),
  direction: z.enum(['ascending', 'descending']),
})
export type OrderSort = z.infer<typeof OrderSort>

/** A choice of orders: named ones, or a rule. */
export const OrderSelection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('these'), orderIds: z.array(z.string()).min(1).max(10_000) }),
  z.object({
    kind: z.literal('matching'),
    filter: OrderFilter,
    except: z.array(z.string()).max(10_000),
  }),
])
export type OrderSelection = z.infer<typeof OrderSelection>

/** What orders can be copied as. */
export const OrderCopyFormat = z.enum(['numbers', 'account-ids', 'csv', 'json'])
export type OrderCopyFormat = z.infer<typeof OrderCopyFormat>

const Reason = z.string().trim().min(1, 'Say why.').max(500)

/** How many orders are brought to their end at once. */
export const OrderFinish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('complete') }),
  z.object({ kind: z.literal('fail'), reason: Reason }),
])
export type OrderFinish = z.infer<typeof OrderFinish>

/** Why some of the chosen orders stay as they are, with how many and the numbers of a few. */
export const OrderExclusion = z.object({ why: z.string(), count: z.number(), examples: z.array(z.number()) })
export type OrderExclusion = z.infer<typeof OrderExclusion>

const OrderFields = z.object({
  customerId: z.string().min(1, 'Choose a customer.'),
  marketplaceId: z.string().min(1, 'Choose a marketplace.'),
  /** Only an account of this model; without it any. */
  wantedModel: AccountModel.nullable().default(null),
  externalRef: z
    .string()
    .trim()
    .max(100)
    .nullable()
    .default(null)
    .transform((text) => (text === '' ? null : text)),
  /** Kept with the order; which account it takes does not depend on it. */
  mode: OrderMode.default('new'),
})

const Pick = z.object({
  /** The account that was shown as next; when the pool moved on since, nothing happens (`preview-outdated`). */
  expectedAccountId: AccountId.optional(),
  /** Exactly this account instead of the oldest, and why (U-06). */
  override: z.object({ accountId: AccountId, reason: Reason }).optional(),
})

const Existing = z.object({ id: z.string(), rev: z.number() })

export const orderOperations = {
  'orders.next': query(
    z.object({ marketplaceId: z.string(), wantedModel: AccountModel.nullable().default(null) }),
    NextAccount,
  ),
  /** Takes the oldest Ready account and binds it to a new order, in one transaction (CB-02, CB-10). */
  'orders.start': command('pool', OrderFields.extend(Pick.shape), Order),
  /** Keeps an order for later, when there is no account yet. */
  'orders.saveDraft': command('pool', OrderFields, Order),
  'orders.startDraft': command('pool', Existing.extend(Pick.shape), Order),
  /** The account becomes Allocated and is linked to the customer (CB-06, CB-13). */
  'orders.complete': command('pool', Existing, Order),
  /** The account becomes Provisioning failed and is never picked again (CB-14). */
  'orders.fail': command('pool', Existing.extend({ reason: Reason }), Order),
  /** A draft is cancelled by anybody; one in progress only where the workspace allows it, by an admin. */
  'orders.cancel': command(
    'pool',
    Existing.extend({ reason: z.string().trim().max(500).default('') }),
    Order,
  ),
  /** What `orders.finish` would do; `version` is handed back, so that it is this or nothing. */
  'orders.previewFinish': query(
    z.object({ selection: OrderSelection, finish: OrderFinish }),
    z.object({
      selected: z.number(),
      affected: z.number(),
      excluded: z.array(OrderExclusion),
      version: z.number(),
    }),
  ),
  'orders.finish': job(
    'pool',
    z.object({ selection: OrderSelection, finish: OrderFinish, version: z.number() }),
    z.object({
      changeId: z.string().nullable(),
      label: z.string(),
      affected: z.number(),
      excluded: z.array(OrderExclusion),
      durationMs: z.number(),
    }),
  ),
  /** Rows `first … first + count - 1` of the filter in that order; `byState` ignores the filter's own states. */
  'orders.page': query(
    z.object({
      filter: OrderFilter,
      sort: OrderSort,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
    z.object({
      rows: z.array(Order),
      total: z.number(),
      byState: z.record(OrderState, z.number()),
      version: z.number(),
    }),
  ),
  /** One order, and what happened to it, newest first. */
  'orders.get': query(
    z.object({ id: z.string() }),
    z.object({
      order: Order,
      history: z.array(
        z.object({ at: z.string(), actor: z.string(), label: z.string(), changeId: z.string() }),
      ),
    }),
  ),
  /**
   * Orders as text for the clipboard, up to 10,000; `rows` is how many were copied. `account-ids` leaves out
   * the orders that have no account.
   */
  'orders.copy': query(
    z.object({ selection: OrderSelection, sort: OrderSort, format: OrderCopyFormat }),
    CopiedRows,
  ),
  /** Writes what the filter shows to the file behind `target`. */
  'orders.export': job('read', RowFile.extend({ filter: OrderFilter, sort: OrderSort }), WrittenFile),
} as const
