import type { Customer } from '../../../shared/contract/customers.ts'
import type { HandlerContext } from '../handler.ts'
import { Refusal } from '../refusal.ts'
import { childCounts, customerCounts, projectCount } from './customer-counts-view.ts'
import { customerRef, entriesTo } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import type { CustomerRecord } from './customer-table.ts'
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
  const { key, parentKey, providerKey, ...record } = customer
  const directory = customerDirectory(store, providerKey)
  const above = entriesTo(directory, parentKey)
  const parent = above.at(-1)
  const counts = customerCounts(store, [key]).get(key)
  return {
    ...record,
    parent: parent === undefined ? null : customerRef(directory, parent),
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
