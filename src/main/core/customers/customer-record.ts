import type { Customer, CustomerRef } from '../../../shared/contract/customers.ts'
import type { HandlerContext } from '../handler.ts'
import { Refusal } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { childCounts, customerCounts, projectCount } from './customer-counts-view.ts'
import { customerByKey, type CustomerRecord } from './customer-table.ts'
import { ownCustomer } from './own-customer.ts'

type Context = Pick<HandlerContext, 'store' | 'session'>

/** A customer of the provider at work; those of others are not there (MSH-01). */
export function expectOurs(
  { session }: Pick<Context, 'session'>,
  customer: CustomerRecord | null,
  wanted: string,
): CustomerRecord {
  if (customer === null || customer.providerKey !== session.current().providerKey) {
    throw new Refusal({ code: 'not-found', what: 'customer', id: wanted })
  }
  return customer
}

/** Everything that windows may know of a customer. */
export function publicCustomer({ store, session }: Context, customer: CustomerRecord): Customer {
  const { key, parentKey, providerKey: _provider, ...record } = customer
  const above = recordsTo(store, parentKey)
  const parent = above.at(-1)
  const path = above.slice(0, -1).map(({ companyName }) => companyName)
  const counts = customerCounts(store, [key]).get(key)
  return {
    ...record,
    parent: parent === undefined ? null : refOfRecord(parent, path),
    above: above.map(({ identifier, companyName }) => ({ identifier, companyName })),
    isOwn: ownCustomer(store, session.current())?.key === key,
    counts: {
      children: childCounts(store, key).children,
      linkedAccounts: counts?.linkedAccounts ?? 0,
      openOrders: counts?.openOrders ?? 0,
      users: counts?.users ?? 0,
      projects: projectCount(store, key),
    },
  }
}

function refOfRecord(customer: CustomerRecord, path: string[]): CustomerRef {
  const { id, identifier, companyName, kind, status } = customer
  return { id, identifier, companyName, kind, status, path }
}

/** The customers from the top down to that of a key; read one by one, so that a page needs no list of all. */
function recordsTo(db: ReadableDb, key: number | null): CustomerRecord[] {
  const path: CustomerRecord[] = []
  for (let at = key; at !== null;) {
    const record = customerByKey(db, at)
    if (record === null) break
    path.unshift(record)
    at = record.parentKey
  }
  return path
}
