import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountStatus } from '../domain/account-status.ts'
import { CustomerKind, CustomerOrigin, CustomerStatus, DisableCode } from '../domain/customer.ts'
import { command, query } from './operation.ts'

/** A customer as pickers, links and messages name it. */
export const CustomerRef = z.object({
  id: z.string(),
  identifier: z.string(),
  companyName: z.string(),
  kind: CustomerKind,
  status: CustomerStatus,
  /** Company names from the top of the hierarchy, itself excluded. */
  path: z.array(z.string()),
})
export type CustomerRef = z.infer<typeof CustomerRef>

/** What a customer is called. */
export const CompanyName = z.string().trim().min(1, 'Give the name of the company.').max(200)
const text = (most: number) => z.string().trim().max(most).nullable()

/** What can be edited of a customer; the identifier cannot (MSH-04). */
export const CustomerFacts = z.object({
  companyName: CompanyName,
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'A domain looks like example.com.')
    .nullable(),
  sector: text(100),
  pricebook: text(100),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'A currency has three letters, like EUR.')
    .nullable(),
  supportPlan: text(100),
  isPaymentOk: z.boolean().nullable(),
  isGovernment: z.boolean(),
  note: text(4000),
})
export type CustomerFacts = z.infer<typeof CustomerFacts>

/** Everything that is known of one customer, without what other areas keep of it. */
export const Customer = CustomerFacts.extend({
  id: z.string(),
  rev: z.number(),
  identifier: z.string(),
  kind: CustomerKind,
  status: CustomerStatus,
  statusCode: DisableCode.nullable(),
  statusReason: z.string().nullable(),
  origin: CustomerOrigin,
  createdAt: z.string(),
  parent: CustomerRef.nullable(),
  /** Those above it, from the top. */
  above: z.array(z.object({ identifier: z.string(), companyName: z.string() })),
  /** True for the entry that the provider itself is. */
  isOwn: z.boolean(),
  counts: z.object({
    children: z.number(),
    linkedAccounts: z.number(),
    openOrders: z.number(),
    users: z.number(),
    projects: z.number(),
  }),
})
export type Customer = z.infer<typeof Customer>

/** An account that is or was linked to a customer. */
export const CustomerLink = z.object({
  accountId: AccountId,
  /** Null when it is not in the pool: a member of an organization only, or deleted since. */
  account: z.object({ status: AccountStatus, marketplaceCode: z.string() }).nullable(),
  /** The name of the project in which it is now. */
  projectName: z.string().nullable(),
  /** The management account whose member it is, for one that is linked outside of the pool. */
  memberOf: z.string().nullable(),
  linkedAt: z.string(),
  linkedBy: z.string(),
  unlinkedAt: z.string().nullable(),
  unlinkedBy: z.string().nullable(),
  unlinkReason: z.string().nullable(),
})
export type CustomerLink = z.infer<typeof CustomerLink>

const Existing = z.object({ id: z.string(), rev: z.number() })
const Page = z.object({ first: z.number().int().min(0), count: z.number().int().min(1).max(1000) })

export const customerOperations = {
  /** Every word of the text occurs in name, identifier, domain or a user's email; the best matches first. */
  'customers.find': query(
    z.object({
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50),
      onlyActive: z.boolean().optional(),
      kinds: z.array(CustomerKind).optional(),
      /** Those first where the operator assigned himself (MSH-14). */
      isOwnFirst: z.boolean().optional(),
    }),
    z.object({ customers: z.array(CustomerRef), total: z.number() }),
  ),
  'customers.get': query(z.object({ identifier: z.string() }), Customer),
  'customers.edit': command('onboarding', Existing.extend(CustomerFacts.shape), Customer),
  /** Puts it under another parent; null: to the top, or under the provider's own entry. */
  'customers.move': command('onboarding', Existing.extend({ parentId: z.string().nullable() }), Customer),
  'customers.archive': command('onboarding', Existing, Customer),
  'customers.unarchive': command('onboarding', Existing, Customer),
  /** Accounts linked now, oldest first, or links that ended, the latest first. */
  'customers.links': query(
    Page.extend({ customerId: z.string(), state: z.enum(['current', 'ended']) }),
    z.object({ links: z.array(CustomerLink), total: z.number() }),
  ),
} as const
