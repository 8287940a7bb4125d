import type { ActivityFilter } from '../../../shared/contract/activity.ts'
import type { CustomerRef } from '../../../shared/contract/customers.ts'
import { customerDirectory } from '../customers/customer-directory-view.ts'
import { customerRef } from '../customers/customer-directory.ts'
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

/** The customer that a filter narrows to, as windows name it. */
export function refOfKey(db: ReadableDb, key: number | undefined, providerKey: number): CustomerRef | null {
  if (key === undefined) return null
  const directory = customerDirectory(db, providerKey)
  const entry = directory.byKey.get(key)
  return entry === undefined ? null : customerRef(directory, entry)
}
