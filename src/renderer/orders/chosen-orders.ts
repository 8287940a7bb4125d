import type { OrderFilter, OrderSelection } from '../../shared/contract/orders.ts'
import type { GridSelection } from '../ui/grid/grid-types.ts'

/** What the window chose, in the words of the contract; null when nothing is chosen. */
export function chosenOrders(selection: GridSelection, filter: OrderFilter): OrderSelection | null {
  if (selection.kind === 'all') return { kind: 'matching', filter, except: [...selection.except] }
  return selection.keys.size === 0 ? null : { kind: 'these', orderIds: [...selection.keys] }
}
