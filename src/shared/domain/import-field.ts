import { z } from 'zod'

/** What an import can fill in; only `account_id`, `marketplace_id` and `account_model` are needed (CB-20). */
export const ImportField = z.enum([
  'account_id',
  'marketplace_id',
  'account_model',
  'name',
  'email',
  'aws_state',
  'note',
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
}
