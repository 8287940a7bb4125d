import type { HandlersOf } from '../handler.ts'
import { storeVersion } from '../store/change.ts'
import { checkNewCustomer } from './check-new-customer.ts'
import { copyCustomers } from './copy-customers.ts'
import { customerCounts } from './customer-counts-view.ts'
import { customerRef } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { currentLinks, endedLinks } from './customer-links-view.ts'
import { expectOurs, publicCustomer } from './customer-record.ts'
import { customerById, customerByIdentifier } from './customer-table.ts'
import { treePage } from './customer-tree.ts'
import { customersOfOperator } from './customer-user-table.ts'
import { findCustomers } from './find-customers.ts'
import { freeIdentifier } from './identifiers.ts'

/** customers.*: looking at customers. */
export const customerListHandlers: HandlersOf<
  | 'customers.find'
  | 'customers.proposeIdentifier'
  | 'customers.checkNew'
  | 'customers.tree'
  | 'customers.get'
  | 'customers.links'
  | 'customers.copy'
> = {
  'customers.find': (asked, { session, store }) => {
    const { operator, providerKey } = session.current()
    const directory = customerDirectory(store, providerKey)
    const own = new Set(asked.isOwnFirst === true ? customersOfOperator(store, operator.id) : [])
    const { found, total } = findCustomers(directory, asked, own)
    return { customers: found.map((entry) => customerRef(directory, entry)), total }
  },
  'customers.proposeIdentifier': ({ companyName }, { store }) => ({
    identifier: freeIdentifier(store, companyName),
  }),
  'customers.checkNew': checkNewCustomer,
  'customers.tree': (asked, { session, store }) => {
    const directory = customerDirectory(store, session.current().providerKey)
    const { nodes, total, matching } = treePage(directory, asked)
    const counts = customerCounts(
      store,
      nodes.map(({ entry }) => entry.key),
    )
    const rows = nodes.map(({ entry, ...place }) => {
      const { id, identifier, companyName, kind, status, createdAt } = entry
      const counted = counts.get(entry.key)
      if (counted === undefined) throw new Error(`customer ${entry.key} is in memory but not in the store`)
      return { id, identifier, companyName, kind, status, createdAt, ...place, ...counted }
    })
    return { rows, total, matching, version: storeVersion(store) }
  },
  'customers.get': ({ identifier }, context) =>
    publicCustomer(context, expectOurs(context, customerByIdentifier(context.store, identifier), identifier)),
  'customers.links': ({ customerId, state, ...page }, context) => {
    const { key } = expectOurs(context, customerById(context.store, customerId), customerId)
    return state === 'current' ? currentLinks(context.store, key, page) : endedLinks(context.store, key, page)
  },
  'customers.copy': copyCustomers,
}
