import type { HandlersOf } from '../handler.ts'
import { ourMarketplace } from '../pool/change-request.ts'
import { Refusal } from '../refusal.ts'
import { storeVersion } from '../store/change.ts'
import { ordersOf } from './chosen-orders-view.ts'
import { copyOrders } from './copy-orders.ts'
import { planFinish } from './plan-finish.ts'
import { nextAccount } from './next-account.ts'
import { orderById } from './order-table.ts'
import { countByState, orderHistory, orderRow, orderRows } from './order-view.ts'

/** orders.*: looking at orders, and at what the next one takes. */
export const orderListHandlers: HandlersOf<
  'orders.next' | 'orders.page' | 'orders.get' | 'orders.copy' | 'orders.previewFinish'
> = {
  'orders.next': ({ marketplaceId, wantedModel }, { store, session }) => {
    const marketplace = ourMarketplace(store, marketplaceId, session.current().providerKey)
    return nextAccount(store, marketplace.key, wantedModel)
  },
  'orders.page': ({ filter, ...page }, { store, session }) => {
    const { providerKey } = session.current()
    const byState = countByState(store, { filter, providerKey })
    const states = filter.states ?? []
    const counted = Object.entries(byState).filter(
      // The keys of the object are its type's names.
      ([state]) => states.length === 0 || states.includes(state as keyof typeof byState),
    )
    const total = counted.reduce((sum, [, count]) => sum + count, 0)
    const rows = orderRows(store, ordersOf(filter, providerKey), page)
    return { rows, total, byState, version: storeVersion(store) }
  },
  'orders.get': ({ id }, { store, session }) => {
    const order = orderById(store, id)
    if (order === null || order.provider !== session.current().providerKey) {
      throw new Refusal({ code: 'not-found', what: 'order', id })
    }
    return { order: orderRow(store, order.key), history: orderHistory(store, order.key) }
  },
  'orders.copy': copyOrders,
  'orders.previewFinish': ({ selection, finish }, { store, session }) => {
    const { selected, orders, excluded } = planFinish(store, selection, {
      finish,
      providerKey: session.current().providerKey,
    })
    return { selected, affected: orders.length, excluded: [...excluded], version: storeVersion(store) }
  },
}
