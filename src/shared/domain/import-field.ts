import { z } from 'zod'

/** Everything that an import can fill in, of whatever target; which target takes which stands in import-target.ts. */
export const ImportField = z.enum([
  'account_id',
  'marketplace_id',
  'account_model',
  'name',
  'email',
  'aws_state',
  'note',
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
  'customer',
  'external_ref',
  'state',
  'reason',
])
export type ImportField = z.infer<typeof ImportField>

/** What each field is called in sentences, in templates and in the match dialog. */
export const IMPORT_FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  account_id: 'account ID',
  marketplace_id: 'marketplace',
  account_model: 'account model',
  name: 'name',
  email: 'email',
  aws_state: 'AWS state',
  note: 'note',
  company_name: 'company name',
  identifier: 'identifier',
  kind: 'kind',
  parent: 'parent',
  domain: 'domain',
  sector: 'sector',
  pricebook: 'pricebook',
  currency: 'currency',
  support_plan: 'support plan',
  first_name: 'first name',
  last_name: 'last name',
  customer: 'customer',
  external_ref: 'external reference',
  state: 'state',
  reason: 'reason',
}
