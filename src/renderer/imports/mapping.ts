import type {
  ColumnMapping,
  FieldSource,
  ImportField,
  ImportFile,
  ImportTarget,
} from '../../shared/contract/imports.ts'
import { TARGET_REQUIRED } from '../../shared/domain/import-target.ts'

/** What each field is called on the screen. */
export const FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  account_id: 'Account ID',
  marketplace_id: 'Marketplace ID',
  account_model: 'Account model',
  name: 'Name',
  email: 'Email',
  aws_state: 'AWS state',
  note: 'Note',
  company_name: 'Company name',
  identifier: 'Identifier',
  kind: 'Kind',
  parent: 'Parent',
  domain: 'Domain',
  sector: 'Sector',
  pricebook: 'Pricebook',
  currency: 'Currency',
  support_plan: 'Support plan',
  first_name: 'First name',
  last_name: 'Last name',
  customer: 'Customer',
  external_ref: 'External reference',
  state: 'State',
  reason: 'Reason',
}

/** Every field of whatever target. */
const ALL_FIELDS = Object.keys(FIELD_LABELS) as readonly ImportField[]

/** The field that a column fills, or null when it is left out. */
export function fieldOfColumn(mapping: ColumnMapping, column: number): ImportField | null {
  const found = ALL_FIELDS.find((field) => {
    const source = mapping[field]
    return source?.kind === 'column' && source.column === column
  })
  return found ?? null
}

/** Gives a column to a field (or to none): one column fills one field, and one field has one source. */
export function matchColumn(
  mapping: ColumnMapping,
  column: number,
  field: ImportField | null,
): ColumnMapping {
  const freed = fieldOfColumn(mapping, column)
  const next: ColumnMapping = { ...mapping }
  if (freed !== null) next[freed] = { kind: 'none' }
  if (field !== null) next[field] = { kind: 'column', column }
  return next
}

/** Gives a field the same value in every row; an empty value takes it away again. */
export function matchConstant(mapping: ColumnMapping, field: ImportField, value: string): ColumnMapping {
  const source: FieldSource = value === '' ? { kind: 'none' } : { kind: 'constant', value }
  return { ...mapping, [field]: source }
}

/** The constant of a field, or null when it has none. */
export function constantOf(mapping: ColumnMapping, field: ImportField): string | null {
  const source = mapping[field]
  return source?.kind === 'constant' ? source.value : null
}

/** The required fields that have no source yet. */
export function missingFields(mapping: ColumnMapping, target: ImportTarget): readonly ImportField[] {
  return TARGET_REQUIRED[target].filter((field) => {
    const source = mapping[field]
    return source === undefined || source.kind === 'none'
  })
}

/** A sentence that says which fields of which file still need a source, or null when all is settled. */
export function missingSentence(
  files: readonly Pick<ImportFile, 'name' | 'mapping'>[],
  target: ImportTarget,
): string | null {
  const parts = files.flatMap(({ name, mapping }) => {
    const missing = missingFields(mapping, target).map((field) => FIELD_LABELS[field])
    return missing.length === 0 ? [] : [{ name, missing }]
  })
  const [first, ...rest] = parts
  if (first === undefined) return null
  const where = files.length === 1 ? '' : ` in ${first.name}`
  const more = rest.length === 0 ? '' : ` Then see ${rest.map(({ name }) => name).join(', ')}.`
  return `Say where ${listWords(first.missing)} ${first.missing.length === 1 ? 'comes' : 'come'} from${where}.${more}`
}

/** "A", "A and B", "A, B and C". */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}
