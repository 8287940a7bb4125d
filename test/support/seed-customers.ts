import { insertCustomer, NO_CUSTOMER_FIELDS } from '../../src/main/core/customers/customer-table.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { run, sql } from '../../src/main/core/store/sql.ts'
import {
  proposeIdentifier,
  type CustomerOrigin,
  type CustomerStatus,
} from '../../src/shared/domain/customer.ts'
import { besideCore } from './seed-accounts.ts'

/** A customer to be stored; what is left out is plain, an identifier is made from the name. */
export interface CustomerSeed {
  readonly companyName: string
  readonly identifier?: string
  readonly status?: CustomerStatus
  readonly origin?: CustomerOrigin
  readonly providerKey?: number
}

/** A customer that a test put into a workspace. */
export interface SeededCustomer {
  readonly key: number
  readonly id: string
  readonly identifier: string
}

/** Stores a customer at the top of the tree behind the contract, whatever its status. */
export function seedCustomer(store: Store, seed: CustomerSeed): SeededCustomer {
  const { companyName, identifier = proposeIdentifier(companyName) } = seed
  const intent = {
    type: 'CUSTOMER_CREATED',
    label: `Created customer ${companyName}`,
    subject: companyName,
    actor: 'Administrator',
    isUndoable: true,
  }
  return change(store, intent, (tx) => {
    const id = tx.newId()
    const key = insertCustomer(tx.db, {
      ...NO_CUSTOMER_FIELDS,
      id,
      providerKey: seed.providerKey ?? 1,
      identifier,
      companyName,
      kind: 'distributor',
      parentKey: null,
      status: seed.status ?? 'active',
      origin: seed.origin ?? 'created',
      createdAt: tx.at,
    })
    tx.remember('customer', key, 1, null)
    return { key, id, identifier }
  }).value
}

/** The same in a workspace file, which a core may have open; returns their ids. */
export function seedCustomers(file: string, ...seeds: readonly CustomerSeed[]): string[] {
  return besideCore(file, (store) => seeds.map((seed) => seedCustomer(store, seed).id))
}

/** Puts a customer with an active, an invited and a removed user into a workspace file; returns its id. */
export function seedCustomerWithUsers(file: string, seed: CustomerSeed): string {
  return besideCore(file, (store) => {
    const { key, id, identifier } = seedCustomer(store, seed)
    const intent = { type: 'USER_INVITED', label: 'Invited users', subject: identifier, actor: 'Test' }
    change(store, { ...intent, isUndoable: false }, ({ db, at, newId }) => {
      for (const [name, state] of Object.entries({ anna: 'active', ben: 'invited', carl: 'removed' })) {
        const email = `${name}@${identifier}.example`
        run(
          db,
          sql`INSERT INTO customer_user (id, customer, email, first_name, last_name, role, state, invited_at)
              VALUES (${newId()}, ${key}, ${email}, ${name}, 'Doe', 'admin', ${state}, ${at})`,
        )
      }
    })
    return id
  })
}
