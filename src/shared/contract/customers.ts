import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountStatus } from '../domain/account-status.ts'
import {
  CustomerIdentifier,
  CustomerKind,
  CustomerOrigin,
  CustomerStatus,
  DisableCode,
} from '../domain/customer.ts'
import { CustomerUserRole } from '../domain/customer-user.ts'
import { FileToken } from './files.ts'
import { command, job, query } from './operation.ts'
import { FirstTagValues } from './tags.ts'

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

const companyName = z.string().trim().min(1, 'Give the name of the company.').max(200)
const personName = z.string().trim().max(100)

/** Somebody who works at a customer, invited together with it. */
export const NewCustomerUser = z.object({
  email: z.string().trim().pipe(z.email('This is not an email address, like jo@example.com.')),
  firstName: personName.min(1, 'Give the first name.'),
  lastName: personName.min(1, 'Give the last name.'),
  role: CustomerUserRole,
})
export type NewCustomerUser = z.infer<typeof NewCustomerUser>

/** What a new customer is made from. Without a parent it stands at the top, or under the provider's own entry. */
export const NewCustomer = z.object({
  identifier: CustomerIdentifier,
  companyName,
  kind: CustomerKind,
  parentId: z.string().nullable(),
  users: z.array(NewCustomerUser).max(50),
  /** What is left out gets its default; mandatory ones cannot be left out (MSH-03). */
  tags: FirstTagValues.optional(),
})
export type NewCustomer = z.infer<typeof NewCustomer>

/** Customers that look like the one that is about to be created: said, never merged and never refused (CS-07, U-22). */
export const NewCustomerWarning = z.object({
  kind: z.enum(['same-company', 'same-email']),
  why: z.string(),
  customers: z.array(CustomerRef),
})
export type NewCustomerWarning = z.infer<typeof NewCustomerWarning>

/** Which customers: every given part must match; an empty filter is all customers of the provider. */
export const CustomerFilter = z.object({
  /** Words of the name, identifier, domain or a user's email. */
  search: z.string().max(200).optional(),
  statuses: z.array(CustomerStatus).optional(),
  kinds: z.array(CustomerKind).optional(),
})
export type CustomerFilter = z.infer<typeof CustomerFilter>

export const CustomerSort = z.object({
  by: z.enum(['name', 'created', 'status']),
  direction: z.enum(['ascending', 'descending']),
})
export type CustomerSort = z.infer<typeof CustomerSort>

/** Which rows of the tree are open: `top` opens the first level, `all` every one; those in `except` are the other way. */
export const TreeExpansion = z.object({
  base: z.enum(['none', 'top', 'all']),
  except: z.array(z.string()).max(100_000),
})
export type TreeExpansion = z.infer<typeof TreeExpansion>

/** One customer as the tree shows it. */
export const CustomerTreeRow = z.object({
  id: z.string(),
  identifier: z.string(),
  companyName: z.string(),
  kind: CustomerKind,
  status: CustomerStatus,
  createdAt: z.string(),
  rev: z.number(),
  /** 0 at the top. */
  depth: z.number(),
  /** How many stand directly under it and are shown by the filter. */
  childCount: z.number(),
  isExpanded: z.boolean(),
  /** False for one that is only there because of somebody below it. */
  isMatch: z.boolean(),
  linkedAccounts: z.number(),
  openOrders: z.number(),
  users: z.number(),
})
export type CustomerTreeRow = z.infer<typeof CustomerTreeRow>

const text = (most: number) => z.string().trim().max(most).nullable()

/** What can be edited of a customer; the identifier cannot (MSH-04). */
export const CustomerFacts = z.object({
  companyName,
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
const List = z.object({ filter: CustomerFilter, sort: CustomerSort })
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
  /** A free identifier made from a company name. */
  'customers.proposeIdentifier': query(
    z.object({ companyName: z.string().max(200) }),
    z.object({ identifier: z.string() }),
  ),
  /** What there is to say about a customer before it is created. */
  'customers.checkNew': query(
    z.object({
      identifier: z.string().max(200),
      companyName: z.string().max(200),
      emails: z.array(z.string().max(320)).max(50),
      kind: CustomerKind,
      parentId: z.string().nullable(),
    }),
    z.object({
      /** Why the identifier cannot be used; null while it can, or is still empty. */
      identifierProblem: z.string().nullable(),
      parentProblem: z.string().nullable(),
      /** A place that is allowed but unusual. */
      parentWarning: z.string().nullable(),
      /** Company names of everything above it (DT-05), the provider's own entry included that would be made. */
      path: z.array(z.string()),
      warnings: z.array(NewCustomerWarning),
    }),
  ),
  'customers.create': command('onboarding', NewCustomer, CustomerRef),
  /** The rows in sight of the tree: those that match and, for the way to them, those above. */
  'customers.tree': query(
    List.extend(Page.shape).extend({ expansion: TreeExpansion }),
    z.object({
      rows: z.array(CustomerTreeRow),
      total: z.number(),
      /** How many match the filter, in sight or not. */
      matching: z.number(),
      version: z.number(),
    }),
  ),
  /** How many wait for approval (MSH-05). */
  'customers.countPending': query(z.object({}), z.object({ count: z.number() })),
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
  /** Writes what the filter shows to the file behind `target`; cells that a spreadsheet would run are neutralised. */
  'customers.export': job(
    'read',
    List.extend({
      format: z.enum(['csv', 'json']),
      separator: z.enum([';', ',', '\t']),
      target: FileToken,
    }),
    z.object({ rows: z.number(), bytes: z.number() }),
  ),
  /** The same as text for the clipboard, at most 10,000 customers. */
  'customers.copy': query(
    List.extend({ format: z.enum(['ids', 'csv', 'json']) }),
    z.object({ text: z.string(), rows: z.number() }),
  ),
} as const
