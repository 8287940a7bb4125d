import type { ActivityFilter } from '../../../shared/contract/activity.ts'
import { customerById } from '../customers/customer-table.ts'
import { Refusal } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { EventFilter } from './event-view.ts'

/** A filter as windows send it, its customer found; customers of other providers are not shown. */
export function eventFilter(
  db: ReadableDb,
  { customerId, ...filter }: ActivityFilter,
  providerKey: number,
): EventFilter & { readonly customerKey?: number } {
  return customerId === undefined
    ? filter
    : { ...filter, customerKey: customerKeyOf(db, customerId, providerKey) }
}

/** The key of a customer of ours; a `not-found` refusal when there is none. */
export function customerKeyOf(db: ReadableDb, customerId: string, providerKey: number): number {
  const customer = customerById(db, customerId)
  if (customer === null || customer.providerKey !== providerKey) {
    throw new Refusal({ code: 'not-found', what: 'customer', id: customerId })
  }
  return customer.key
}
