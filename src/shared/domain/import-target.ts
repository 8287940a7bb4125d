import { z } from 'zod'
import type { Capability } from './capability.ts'
import type { ImportField } from './import-field.ts'

/** What the rows of an import become. */
export const ImportTarget = z.enum(['accounts', 'customers', 'links', 'orders'])
export type ImportTarget = z.infer<typeof ImportTarget>

/** What each target can fill in, in the order in which it is shown. */
export const TARGET_FIELDS: Readonly<Record<ImportTarget, readonly ImportField[]>> = {
  accounts: ['account_id', 'marketplace_id', 'account_model', 'name', 'email', 'aws_state', 'note'],
  customers: [
    'company_name',
    'identifier',
    'kind',
    'parent',
    'domain',
    'sector',
    'pricebook',
    'currency',
    'support_plan',
    'first_name',
    'last_name',
    'email',
    'note',
  ],
  links: ['account_id', 'customer'],
  orders: ['external_ref', 'customer', 'marketplace_id', 'account_model', 'account_id', 'state', 'reason'],
}

/** The capability that an import of each target needs. */
export const TARGET_NEEDS: Readonly<Record<ImportTarget, Capability>> = {
  accounts: 'pool',
  customers: 'onboarding',
  links: 'pool',
  orders: 'pool',
}

/** Without these a row cannot be stored (CB-20). */
export const TARGET_REQUIRED: Readonly<Record<ImportTarget, readonly ImportField[]>> = {
  accounts: ['account_id', 'marketplace_id', 'account_model'],
  customers: ['company_name'],
  links: ['account_id', 'customer'],
  orders: ['external_ref', 'customer', 'marketplace_id'],
}

/** The field that must have a column of its own: the same value in every row would make no sense. */
export const TARGET_KEY_FIELD: Readonly<Record<ImportTarget, ImportField>> = {
  accounts: 'account_id',
  customers: 'company_name',
  links: 'account_id',
  orders: 'external_ref',
}

/** What one row of a target is called. */
export const TARGET_NOUNS: Readonly<Record<ImportTarget, string>> = {
  accounts: 'account',
  customers: 'customer',
  links: 'link',
  orders: 'order',
}
