import type { Order } from '../../../shared/contract/orders.ts'
import { ORDER_STATE_LABELS } from '../../../shared/domain/order.ts'
import { neutraliseFormula } from '../../../shared/domain/spreadsheet-cell.ts'
import { csvText, jsonText, type RowText, type TextColumns } from '../row-text.ts'

/** How orders become a text. */
export interface OrderTextShape {
  readonly format: 'csv' | 'json'
  readonly separator: ';' | ',' | '\t'
}

const COLUMNS: TextColumns<Order> = {
  order: (order) => String(order.number),
  external_ref: (order) => neutraliseFormula(order.externalRef ?? ''),
  // Ids stay plain digits (invariant 24).
  account_id: (order) => order.accountId ?? '',
  account_model: (order) => order.model ?? '',
  customer: (order) => order.customerIdentifier,
  company_name: (order) => neutraliseFormula(order.customerName),
  marketplace_id: (order) => neutraliseFormula(order.marketplaceCode),
  state: (order) => ORDER_STATE_LABELS[order.state],
  reason: (order) => neutraliseFormula(order.reason ?? ''),
  override_reason: (order) => neutraliseFormula(order.overrideReason ?? ''),
  mode: (order) => order.mode,
  created_at: (order) => order.createdAt,
  started_at: (order) => order.startedAt ?? '',
  finished_at: (order) => order.finishedAt ?? '',
}

/** The writer of one shape. Cells that a spreadsheet would run are neutralised (invariant 24). */
export function orderText({ format, separator }: OrderTextShape): RowText<Order> {
  return format === 'json' ? jsonText(jsonOrder) : csvText(COLUMNS, { separator, isExcelSafe: false })
}

/** An order without what only this workspace can use. */
function jsonOrder({
  id: _id,
  customerId: _customer,
  marketplaceId: _marketplace,
  rev: _rev,
  ...order
}: Order): unknown {
  return order
}
