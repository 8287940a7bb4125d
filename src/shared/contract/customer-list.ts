import { z } from 'zod'
import { CustomerKind, CustomerStatus } from '../domain/customer.ts'
import { job, query } from './operation.ts'
import { CopiedRows, CopyFormat, RowFile, WrittenFile } from './row-text.ts'

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

const List = z.object({ filter: CustomerFilter, sort: CustomerSort })

export const customerListOperations = {
  /** The rows in sight of the tree: those that match and, for the way to them, those above. */
  'customers.tree': query(
    List.extend({
      expansion: TreeExpansion,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(1000),
    }),
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
  /** Writes what the filter shows to the file behind `target`; cells that a spreadsheet would run are neutralised. */
  'customers.export': job('read', RowFile.extend(List.shape), WrittenFile),
  /** The same as text for the clipboard, at most 10,000 customers. */
  'customers.copy': query(List.extend({ format: CopyFormat }), CopiedRows),
} as const
