import type { CustomerRef } from '../../../shared/contract/customers.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { wrongField } from '../refusal.ts'
import { checkNewCustomer } from './check-new-customer.ts'
import { createCustomer } from './create-customer.ts'
import { changeCustomers } from './customer-change.ts'
import { customerRef } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customerById } from './customer-table.ts'
import { customersOfOperator } from './customer-user-table.ts'
import { findCustomers } from './find-customers.ts'
import { freeIdentifier } from './identifiers.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `customers.${string}`>

/** customers.*: who gets the accounts. */
export const customerHandlers: HandlersOf<Name> = {
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
  'customers.create': ({ parentId, ...input }, context) => {
    const { identifier, companyName } = input
    const parentKey = parentId === null ? null : keyOfParent(context, parentId)
    const owner = { ...context.session.current(), ports: context.ports }
    const key = changeCustomers(
      context,
      { type: 'CUSTOMER_CREATED', label: `Created customer ${companyName}`, subject: identifier },
      (tx) => {
        const created = createCustomer(tx, owner, { ...input, parentKey, origin: 'created' })
        tx.describe({ rows: created.rows, details: { after: input }, customer: created.key })
        return created.key
      },
    )
    return refOf(context, key)
  },
}

function keyOfParent({ store }: HandlerContext, id: string): number {
  const parent = customerById(store, id)
  if (parent === null) throw wrongField('parentId', 'The parent is not there any more. Choose another one.')
  return parent.key
}

function refOf({ store, session }: HandlerContext, key: number): CustomerRef {
  const directory = customerDirectory(store, session.current().providerKey)
  const entry = directory.byKey.get(key)
  if (entry === undefined) throw new Error('a customer that was just written is there')
  return customerRef(directory, entry)
}
