import type { ColumnMapping, FileNotice, ImportFile } from '../../../shared/contract/imports.ts'
import type { ImportField } from '../../../shared/domain/import-field.ts'
import {
  TARGET_FIELDS,
  TARGET_KEY_FIELD,
  TARGET_REQUIRED,
  type ImportTarget,
} from '../../../shared/domain/import-target.ts'
import {
  isOldStatusTitle,
  matchByNames,
  matchByValues,
  withoutForeignStatus,
} from '../../../shared/domain/column-match.ts'
import { plainColumnName } from '../../../shared/domain/column-names.ts'

/** How the columns of a file are matched to fields. */
export interface MatchReading {
  readonly mapping: ColumnMapping
  readonly mappingFrom: ImportFile['mappingFrom']
  readonly notices: readonly FileNotice[]
}

/** The columns of a file, as far as matching them goes. */
export interface ReadColumns {
  readonly titles: readonly string[]
  readonly records: readonly (readonly string[])[]
  readonly hasHeader: boolean
}

/** Matches columns: remembered for this header, else by names, and by values where names say nothing. */
export function matchColumns(
  { titles, records, hasHeader }: ReadColumns,
  target: ImportTarget,
  remembered: ColumnMapping | null,
): MatchReading {
  if (remembered !== null && fits(remembered, titles.length)) {
    return { mapping: remembered, mappingFrom: 'remembered', notices: [] }
  }
  const named = hasHeader
    ? matchByNames(titles, target)
    : { match: new Map<ImportField, number>(), doubled: [] }
  const plain = withoutForeignStatus(named.match, titles, records)
  const guessed = matchByValues(records, titles.length, plain)
  const match = new Map([...guessed].filter(([field]) => TARGET_FIELDS[target].includes(field)))
  const mapping: ColumnMapping = {}
  for (const field of TARGET_FIELDS[target]) {
    const column = match.get(field)
    mapping[field] = column === undefined ? { kind: 'none' } : { kind: 'column', column }
  }
  const notices: FileNotice[] = named.doubled.map((title) => ({
    code: 'W_COLUMN_TWICE',
    level: 'warning',
    message: `More than one column can be meant by “${title}”; the first one is read.`,
    raw: title,
    read: null,
  }))
  return { mapping, mappingFrom: match.size > plain.size ? 'values' : 'names', notices }
}

function fits(mapping: ColumnMapping, columnCount: number): boolean {
  return Object.values(mapping).every((source) => source.kind !== 'column' || source.column < columnCount)
}

/** What is missing for rows to be read at all. */
export function mappingNotices(mapping: ColumnMapping, target: ImportTarget): FileNotice[] {
  if (mapping[TARGET_KEY_FIELD[target]]?.kind === 'column') return []
  const { code, message } = NO_KEY_COLUMN[target]
  return [{ code, level: 'error', message, raw: null, read: null }]
}

const OR_ELSE = 'or choose another header line or separator.'
const NO_ID = {
  code: 'E_NO_ID_COLUMN',
  message: `No column holds account IDs. Match one to “account ID”, ${OR_ELSE}`,
}
const NO_KEY_COLUMN: Readonly<Record<ImportTarget, { readonly code: string; readonly message: string }>> = {
  accounts: NO_ID,
  links: NO_ID,
  customers: {
    code: 'E_NO_NAME_COLUMN',
    message: `No column holds company names. Match one to “company name”, ${OR_ELSE}`,
  },
  orders: {
    code: 'E_NO_REF_COLUMN',
    message: `No column holds external references. Match one to “external reference”, ${OR_ELSE}`,
  },
}

/** What kind of document the columns make. */
export function documentOf(
  titles: readonly string[],
  mapping: ColumnMapping,
  target: ImportTarget,
): ImportFile['document'] {
  if (target !== 'accounts') {
    const isWhole = TARGET_REQUIRED[target].every((field) => mapping[field]?.kind === 'column')
    return isWhole ? `${target}-csv` : 'other-csv'
  }
  const names = new Set(titles.map(plainColumnName))
  if (names.has('arn') && names.has('joinedmethod') && names.has('accountid')) return 'aws-console-csv'
  const isPool = (['account_id', 'marketplace_id', 'account_model'] as const).every(
    (field) => mapping[field]?.kind === 'column',
  )
  return isPool ? 'pool-csv' : 'other-csv'
}

/** True when the AWS state is read from the field that AWS retired. */
export function readsOldStatus(titles: readonly string[], mapping: ColumnMapping): boolean {
  const source = mapping.aws_state
  return source?.kind === 'column' && isOldStatusTitle(titles[source.column] ?? '')
}

/** Columns as windows show them: title and a few different values. */
export function columnsOf(
  titles: readonly string[],
  records: readonly (readonly string[])[],
): ImportFile['columns'] {
  return titles.map((title, index) => {
    const values = new Set(
      records.map((record) => (record[index] ?? '').trim()).filter((value) => value !== ''),
    )
    return { index, title, samples: [...values].slice(0, 5).map((value) => value.slice(0, 100)) }
  })
}
