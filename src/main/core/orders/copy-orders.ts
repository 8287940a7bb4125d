import type { Order } from '../../../shared/contract/orders.ts'
import { copiedRows, type ListText } from '../list-text.ts'
import type { Handler } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import { countOrders } from './chosen-orders-view.ts'
import { ORDER_TEXT } from './order-text.ts'
import { orderRows } from './order-view.ts'

/** An account stands in one order that is not over at most, but in any number of those that failed. */
const ACCOUNT_TEXT: ListText<Order> = { ...ORDER_TEXT, idOf: ({ accountId }) => accountId ?? '' }

/** orders.copy: a choice of orders as text for the clipboard. */
export const copyOrders: Handler<'orders.copy'> = ({ selection, sort, format }, { store, session }) => {
  const asked = { selection, providerKey: session.current().providerKey }
  const orders = (count: number): Order[] => orderRows(store, asked, { sort, first: 0, count })
  const count = countOrders(store, asked)
  switch (format) {
    case 'numbers':
      return copiedRows(ORDER_TEXT, 'ids', { count, read: orders })
    case 'account-ids':
      return copiedRows(ACCOUNT_TEXT, 'ids', { count, read: (most) => withAccount(orders(most)) })
    case 'csv':
    case 'json':
      return copiedRows(ORDER_TEXT, format, { count, read: orders })
  }
}

function withAccount(orders: readonly Order[]): readonly Order[] {
  const placed = orders.filter(({ accountId }) => accountId !== null)
  if (placed.length === 0) {
    throw notAllowed('None of these orders has an account. Start a draft, and it takes one.')
  }
  return placed
}
