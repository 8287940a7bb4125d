import type { Order } from '../../../shared/contract/orders.ts'
import type { Handler } from '../handler.ts'
import { expectCopyable } from '../expect-copyable.ts'
import { notAllowed } from '../refusal.ts'
import { countOrders } from './chosen-orders-view.ts'
import { orderText } from './order-text.ts'
import { orderRows } from './order-view.ts'

/** orders.copy: a choice of orders as text for the clipboard. */
export const copyOrders: Handler<'orders.copy'> = ({ selection, sort, format }, { store, session }) => {
  const asked = { selection, providerKey: session.current().providerKey }
  const count = countOrders(store, asked)
  expectCopyable(count, 'orders')
  const orders = orderRows(store, asked, { sort, first: 0, count })
  switch (format) {
    case 'numbers':
      return inLines(orders.map(({ number }) => String(number)))
    case 'account-ids':
      return inLines(accountIdsOf(orders))
    case 'csv':
    case 'json': {
      const text = orderText({ format, separator: ';' })
      return { text: text.start + text.part(orders) + text.end, rows: orders.length }
    }
  }
}

function accountIdsOf(orders: readonly Order[]): string[] {
  const ids = orders.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
  if (ids.length === 0)
    throw notAllowed('None of these orders has an account. Start a draft, and it takes one.')
  return ids
}

function inLines(lines: readonly string[]): { text: string; rows: number } {
  return { text: lines.join('\n'), rows: lines.length }
}
