import { csvCell } from '../../../shared/domain/csv-cell.ts'
import { CUSTOMER_KIND_LABELS, CUSTOMER_STATUS_LABELS } from '../../../shared/domain/customer.ts'
import { neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'
import type { ReadableDb } from '../store/sql.ts'
import { pathTo, type CustomerDirectory, type CustomerEntry } from './customer-directory.ts'
import { customerExtras, type CustomerExtras } from './customer-export-view.ts'

/** How customers become a text. */
export interface CustomerTextShape {
  readonly format: 'csv' | 'json'
  readonly separator: ';' | ',' | '\t'
}

interface Exported {
  readonly entry: CustomerEntry
  readonly extras: CustomerExtras
  /** Company names from the top, itself excluded. */
  readonly path: readonly string[]
}

/** The text of some customers, part by part; `parts` are their keys. Cells that a spreadsheet would run are neutralised. */
export function* customerText(
  db: ReadableDb,
  directory: CustomerDirectory,
  { shape, parts }: { readonly shape: CustomerTextShape; readonly parts: Iterable<readonly CustomerEntry[]> },
): Generator<string> {
  const isJson = shape.format === 'json'
  yield isJson ? '[' : csvLine(Object.keys(COLUMNS), shape)
  let isFirst = true
  for (const part of parts) {
    const rows = exported(db, directory, part)
    if (isJson) {
      yield rows.map((row, index) => `${isFirst && index === 0 ? '' : ','}\n${jsonCustomer(row)}`).join('')
    } else {
      yield rows
        .map((row) =>
          csvLine(
            Object.values(COLUMNS).map((read) => read(row)),
            shape,
          ),
        )
        .join('')
    }
    isFirst &&= rows.length === 0
  }
  if (isJson) yield '\n]\n'
}

const COLUMNS: Readonly<Record<string, (row: Exported) => string>> = {
  identifier: ({ entry }) => entry.identifier,
  company_name: ({ entry }) => entry.companyName,
  kind: ({ entry }) => CUSTOMER_KIND_LABELS[entry.kind],
  parent: ({ extras }) => extras.parentIdentifier ?? '',
  path: ({ path }) => path.join(' › '),
  status: ({ entry }) => CUSTOMER_STATUS_LABELS[entry.status],
  origin: ({ extras }) => extras.origin,
  domain: ({ extras }) => extras.domain ?? '',
  sector: ({ extras }) => extras.sector ?? '',
  pricebook: ({ extras }) => extras.pricebook ?? '',
  currency: ({ extras }) => extras.currency ?? '',
  support_plan: ({ extras }) => extras.supportPlan ?? '',
  payment_ok: ({ extras }) => (extras.isPaymentOk === null ? '' : yesNo(extras.isPaymentOk)),
  government: ({ extras }) => yesNo(extras.isGovernment),
  note: ({ extras }) => extras.note ?? '',
  accounts: ({ extras }) => String(extras.linkedAccounts),
  users: ({ extras }) => extras.users ?? '',
  created_at: ({ entry }) => entry.createdAt,
}

function yesNo(flag: number): string {
  return flag === 1 ? 'yes' : 'no'
}

function csvLine(cells: readonly string[], { separator }: CustomerTextShape): string {
  return `${cells.map((cell) => csvCell(neutraliseFormula(cell), separator)).join(separator)}\r\n`
}

function jsonCustomer({ entry, extras, path }: Exported): string {
  const { identifier, companyName, kind, status, createdAt } = entry
  const { key: _key, isPaymentOk, isGovernment, users, parentIdentifier, ...facts } = extras
  return JSON.stringify({
    identifier,
    companyName,
    kind,
    parent: parentIdentifier,
    path,
    status,
    ...facts,
    isPaymentOk: isPaymentOk === null ? null : isPaymentOk === 1,
    isGovernment: isGovernment === 1,
    users: users === null ? [] : users.split(' '),
    createdAt,
  })
}

function exported(
  db: ReadableDb,
  directory: CustomerDirectory,
  entries: readonly CustomerEntry[],
): Exported[] {
  const extras = customerExtras(
    db,
    entries.map(({ key }) => key),
  )
  return extras.flatMap((more) => {
    const entry = directory.byKey.get(more.key)
    return entry === undefined ? [] : [{ entry, extras: more, path: pathTo(directory, entry.parentKey) }]
  })
}
