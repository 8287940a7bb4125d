import papaparse from 'papaparse'
import type { AccountRow } from '../../../shared/contract/accounts.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import { excelSafeId, neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'

/** How accounts become a text: the three columns that an import takes, everything, or JSON. */
export interface AccountTextShape {
  readonly format: 'csv-import' | 'csv-all' | 'json'
  readonly separator: ';' | ',' | '\t'
  readonly isExcelSafe: boolean
}

/** A text that is written part by part: `start`, then the parts, then `end`. */
export interface AccountText {
  readonly start: string
  part(rows: readonly AccountRow[]): string
  readonly end: string
}

const BYTE_ORDER_MARK = '\uFEFF'
const NEW_LINE = '\r\n'

type Columns = Readonly<Record<string, (row: AccountRow) => string>>

const IMPORT_COLUMNS: Columns = {
  marketplace_id: (row) => row.marketplaceCode,
  account_model: (row) => row.model,
}
const ALL_COLUMNS: Columns = {
  ...IMPORT_COLUMNS,
  status: (row) => ACCOUNT_STATUS_LABELS[row.status],
  status_reason: (row) => row.statusReason ?? '',
  hold_reason: (row) => row.hold?.reason ?? '',
  hold_until: (row) => row.hold?.until ?? '',
  name: (row) => row.name ?? '',
  email: (row) => row.email ?? '',
  aws_state: (row) => row.awsState ?? '',
  customer_identifier: (row) => row.customer?.identifier ?? '',
  customer_company: (row) => row.customer?.companyName ?? '',
  note: (row) => row.note ?? '',
  added_at: (row) => row.addedAt,
  source: (row) => row.source,
}

/** The writer of one shape. Cells that a spreadsheet would run are neutralised, ids stay plain digits (invariant 24). */
export function accountText(shape: AccountTextShape): AccountText {
  return shape.format === 'json' ? jsonText() : csvText(shape)
}

function csvText({ format, separator, isExcelSafe }: AccountTextShape): AccountText {
  const columns = format === 'csv-import' ? IMPORT_COLUMNS : ALL_COLUMNS
  const readers = Object.values(columns)
  const toText = (cells: string[][]): string =>
    papaparse.unparse(cells, { delimiter: separator, newline: NEW_LINE, header: false }) + NEW_LINE
  return {
    // A spreadsheet takes UTF-8 for UTF-8 only with the mark in front.
    start: (isExcelSafe ? BYTE_ORDER_MARK : '') + toText([['account_id', ...Object.keys(columns)]]),
    part: (rows) =>
      rows.length === 0
        ? ''
        : toText(
            rows.map((row) => [
              isExcelSafe ? excelSafeId(row.accountId) : row.accountId,
              ...readers.map((read) => neutraliseFormula(read(row))),
            ]),
          ),
    end: '',
  }
}

function jsonText(): AccountText {
  let isFirst = true
  return {
    start: '[',
    part: (rows) => {
      const text = rows.map((row) => `\n${JSON.stringify(jsonAccount(row))}`).join(',')
      const separator = isFirst || rows.length === 0 ? '' : ','
      if (rows.length > 0) isFirst = false
      return separator + text
    },
    end: '\n]\n',
  }
}

/** An account without what only this workspace can use. */
function jsonAccount({ accountId, marketplaceCode, customer, ...row }: AccountRow): unknown {
  const {
    providerId: _provider,
    marketplaceId: _marketplace,
    changeId: _change,
    rev: _rev,
    isOurs: _ours,
    ...facts
  } = row
  const { id: _customer, ...named } = customer ?? { id: '' }
  return { accountId, marketplace: marketplaceCode, ...facts, customer: customer === null ? null : named }
}
