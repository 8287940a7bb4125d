import type { AccountRow } from '../../../shared/contract/accounts.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import { excelSafeId, neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'
import { csvText, jsonText, type RowText, type TextColumns } from '../row-text.ts'

/** How accounts become a text: the three columns that an import takes, everything, or JSON. */
export interface AccountTextShape {
  readonly format: 'csv-import' | 'csv-all' | 'json'
  readonly separator: ';' | ',' | '\t'
  readonly isExcelSafe: boolean
}

const IMPORT_COLUMNS: TextColumns<AccountRow> = {
  marketplace_id: (row) => row.marketplaceCode,
  account_model: (row) => row.model,
}
const ALL_COLUMNS: TextColumns<AccountRow> = {
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
export function accountText(shape: AccountTextShape): RowText<AccountRow> {
  if (shape.format === 'json') return jsonText(jsonAccount)
  const columns = shape.format === 'csv-import' ? IMPORT_COLUMNS : ALL_COLUMNS
  const harmless = Object.entries(columns).map(([heading, read]) => [
    heading,
    (row: AccountRow) => neutraliseFormula(read(row)),
  ])
  const accountId = ({ accountId: id }: AccountRow): string => (shape.isExcelSafe ? excelSafeId(id) : id)
  return csvText({ account_id: accountId, ...Object.fromEntries(harmless) }, shape)
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
