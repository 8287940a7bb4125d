import type { Order } from '../../../shared/contract/orders.ts'
import { ORDER_STATE_LABELS } from '../../../shared/domain/order.ts'
import type { ListText } from '../list-text.ts'

/** How orders become a text. */
export const ORDER_TEXT: ListText<Order> = {
  noun: 'orders',
  idOf: ({ number }) => String(number),
  columns: {
    order: (order) => String(order.number),
    external_ref: (order) => order.externalRef ?? '',
    account_id: (order) => order.accountId ?? '',
    account_model: (order) => order.model ?? '',
    customer: (order) => order.customerIdentifier,
    company_name: (order) => order.customerName,
    marketplace_id: (order) => order.marketplaceCode,
    state: (order) => ORDER_STATE_LABELS[order.state],
    reason: (order) => order.reason ?? '',
    override_reason: (order) => order.overrideReason ?? '',
    mode: (order) => order.mode,
    created_at: (order) => order.createdAt,
    started_at: (order) => order.startedAt ?? '',
    finished_at: (order) => order.finishedAt ?? '',
  },
  toJson: ({ id: _id, customerId: _customer, marketplaceId: _marketplace, rev: _rev, ...order }) => order,
}
