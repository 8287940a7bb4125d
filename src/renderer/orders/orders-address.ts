import { OrderSort, type OrderFilter } from '../../shared/contract/orders.ts'
import { OrderMode, OrderState } from '../../shared/domain/order.ts'
import { readSort, sortText } from '../routes/sort-query.ts'

/** What the address of the orders can say. */
export interface OrdersAddress {
  readonly filter: OrderFilter
  readonly sort: OrderSort
  /** Number of the order whose details are open. */
  readonly opened: string | null
  /** `new` opens **New order**. */
  readonly action: string | null
}

/** Newest first: what was just placed is at the top. */
const DEFAULT_SORT: OrderSort = { by: 'number', direction: 'descending' }
const SORTS = OrderSort.shape.by.options

/** The address of the orders with this filter, for links: `/orders?state=in_progress`. */
export function ordersPath(address: Partial<OrdersAddress>): string {
  const query = ordersQuery(address)
  return query === '' ? '/orders' : `/orders?${query}`
}

/** The part behind `?`; parts at their default are left out. */
export function ordersQuery(address: Partial<OrdersAddress>): string {
  const { filter = {}, sort = DEFAULT_SORT, opened = null, action = null } = address
  const query = new URLSearchParams()
  const put = (name: string, value: string | null | undefined): void => {
    if (value !== undefined && value !== null && value !== '') query.set(name, value)
  }
  put('state', filter.states?.join(','))
  put('customer', filter.customerId)
  put('marketplace', filter.marketplaceIds?.join(','))
  put('mode', filter.modes?.join(','))
  put('q', filter.search)
  put('sort', sortText(sort, DEFAULT_SORT))
  put('order', opened)
  put('do', action)
  return query.toString().replaceAll('%2C', ',')
}

/** Reads what `ordersQuery` wrote; words it does not know are ignored. */
export function readOrdersQuery(text: string): OrdersAddress {
  const query = new URLSearchParams(text)
  const list = (name: string): string[] => (query.get(name) ?? '').split(',').filter(Boolean)
  const states = OrderState.options.filter((state) => list('state').includes(state))
  const marketplaceIds = list('marketplace')
  const modes = OrderMode.options.filter((mode) => list('mode').includes(mode))
  const customerId = query.get('customer')
  const search = query.get('q')?.slice(0, 200) ?? ''
  return {
    filter: {
      ...(states.length > 0 ? { states } : {}),
      ...(customerId === null ? {} : { customerId }),
      ...(marketplaceIds.length > 0 ? { marketplaceIds } : {}),
      ...(modes.length > 0 ? { modes } : {}),
      ...(search === '' ? {} : { search }),
    },
    sort: readSort(query.get('sort'), SORTS, DEFAULT_SORT),
    opened: query.get('order'),
    action: query.get('do'),
  }
}
