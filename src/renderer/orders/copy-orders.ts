import type { OrderCopyFormat, OrderSelection, OrderSort } from '../../shared/contract/orders.ts'
import { call } from '../api.ts'
import { copyRows } from '../ui/copy-rows.ts'
import { formatAmount } from '../ui/format.ts'

/** What orders can be copied as. */
export const ORDER_COPIES: Readonly<Record<OrderCopyFormat, string>> = {
  numbers: 'Copy as order numbers',
  'account-ids': 'Copy as account IDs',
  csv: 'Copy as CSV',
  json: 'Copy as JSON',
}

/** Puts orders on the clipboard and says how many. */
export async function copyOrders(
  selection: OrderSelection,
  sort: OrderSort,
  format: OrderCopyFormat,
): Promise<void> {
  await copyRows(
    () => call('orders.copy', { selection, sort, format }),
    (rows) => copiedWords(rows, format),
  )
}

function copiedWords(rows: number, format: OrderCopyFormat): string {
  switch (format) {
    case 'numbers':
      return formatAmount(rows, 'order number')
    case 'account-ids':
      return formatAmount(rows, 'account ID')
    case 'csv':
    case 'json':
      return `${formatAmount(rows, 'order')} as ${format.toUpperCase()}`
  }
}
