import { insertCustomer } from '../../src/main/core/customers/customer-table.ts'
import { createLog } from '../../src/main/core/log.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { connect } from '../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import { proposeIdentifier, type CustomerStatus } from '../../src/shared/domain/customer.ts'

const FIELDS = {
  domain: null,
  sector: null,
  pricebook: null,
  currency: null,
  supportPlan: null,
  isPaymentOk: null,
  isGovernment: false,
  note: null,
}

/** A customer that a test put into a workspace. */
export interface SeededCustomer {
  readonly key: number
  readonly id: string
  readonly identifier: string
}

/** Stores a customer at the top of a provider, whatever its status. */
export function insertTestCustomer(
  store: Store,
  companyName: string,
  { status = 'active', providerKey = 1 }: { status?: CustomerStatus; providerKey?: number } = {},
): SeededCustomer {
  const intent = {
    type: 'CUSTOMER_CREATED',
    label: `Created customer ${companyName}`,
    subject: companyName,
    actor: 'Administrator',
    isUndoable: true,
  }
  return change(store, intent, (tx) => {
    const identifier = proposeIdentifier(companyName)
    const id = store.ports.newId()
    const customer = { ...FIELDS, id, providerKey, identifier, companyName, status }
    const key = insertCustomer(tx.db, {
      ...customer,
      kind: 'reseller',
      parentKey: null,
      origin: 'created',
      createdAt: tx.at,
    })
    tx.remember('customer', key, 1, null)
    return { key, id, identifier }
  }).value
}

/** Works on a workspace that a core has open, through a connection of its own. */
export function besideCore<Value>(workspaceFile: string, work: (store: Store) => Value): Value {
  const store: Store = { connection: connect(workspaceFile), ports: systemPorts(createLog(() => {})) }
  try {
    return work(store)
  } finally {
    store.connection.close()
  }
}
