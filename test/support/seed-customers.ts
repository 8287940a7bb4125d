import { insertCustomer } from '../../src/main/core/customers/customer-table.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import type { CustomerOrigin, CustomerStatus } from '../../src/shared/domain/customer.ts'
import { openTestStore } from './seed-accounts.ts'

/** A customer to be stored; what is left out is plain. */
export interface SeededCustomer {
  readonly identifier: string
  readonly companyName?: string
  readonly status?: CustomerStatus
  readonly origin?: CustomerOrigin
  readonly providerKey?: number
}

/** Stores a customer at the top of the tree, behind the contract; returns its key and id. */
export function seedCustomer(
  store: Store,
  seeded: SeededCustomer,
): { readonly key: number; readonly id: string } {
  const id = store.ports.newId()
  const intent = { type: 'CUSTOMER_CREATED', label: '', subject: seeded.identifier, actor: 'Administrator' }
  const { value: key } = change(store, { ...intent, isUndoable: false }, (tx) =>
    insertCustomer(tx.db, {
      id,
      providerKey: seeded.providerKey ?? 1,
      identifier: seeded.identifier,
      companyName: seeded.companyName ?? 'Acme',
      kind: 'distributor',
      parentKey: null,
      status: seeded.status ?? 'active',
      origin: seeded.origin ?? 'created',
      domain: null,
      sector: null,
      pricebook: null,
      currency: null,
      supportPlan: null,
      isPaymentOk: null,
      isGovernment: false,
      note: null,
      createdAt: tx.at,
    }),
  )
  return { key, id }
}

/** The same on a workspace file that a core has open. */
export function seedCustomers(file: string, ...seeded: readonly SeededCustomer[]): string[] {
  const store = openTestStore(file)
  try {
    return seeded.map((customer) => seedCustomer(store, customer).id)
  } finally {
    store.connection.close()
  }
}
