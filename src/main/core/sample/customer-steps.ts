import { createCustomer, type CustomerOwner } from '../customers/create-customer.ts'
import { customerByIdentifier } from '../customers/customer-table.ts'
import { readSettings } from '../settings/settings-table.ts'
import { proposeIdentifier } from '../../../shared/domain/customer.ts'
import { OTHER_CUSTOMERS, OWN_CUSTOMERS, type SampleCustomer } from './sample-customers.ts'
import { OTHER_PROVIDER, OWN_PROVIDER, STAFF } from './sample-people.ts'
import type { Scene, Step } from './scene.ts'

/** The customers come in the first days: resellers first, then whom they serve. */
export const customerSteps: readonly Step[] = [
  { daysAgo: 91, time: '09:00', happen: createEach(OWN_CUSTOMERS, OWN_PROVIDER, 1) },
  { daysAgo: 87, time: '11:15', happen: createEach(OTHER_CUSTOMERS, OTHER_PROVIDER, 2) },
]

/** The domain of a made-up company. */
function domainOf({ name }: Pick<SampleCustomer, 'name'>): string {
  return `${proposeIdentifier(name)}.example`
}

function createEach(
  customers: readonly SampleCustomer[],
  provider: CustomerOwner['provider'],
  providerKey: number,
): Step['happen'] {
  return (scene) => {
    const { settings } = readSettings(scene.store)
    const owner: CustomerOwner = { ports: scene.store.ports, provider, providerKey, settings }
    for (const customer of customers) create(scene, owner, customer)
  }
}

function create({ store, record }: Scene, owner: CustomerOwner, customer: SampleCustomer): void {
  const { name, kind, under, sector, people } = customer
  const identifier = proposeIdentifier(name)
  record(
    { type: 'CUSTOMER_CREATED', label: `Created customer ${name}`, subject: identifier, actor: STAFF },
    (tx) => {
      const above = under === null ? null : customerByIdentifier(store, proposeIdentifier(under))
      const { key, rows } = createCustomer(tx, owner, {
        identifier,
        companyName: name,
        kind,
        parentKey: above?.key ?? null,
        origin: 'created',
        users: people.map(([firstName, lastName], index) => ({
          email: `${proposeIdentifier(firstName)}.${proposeIdentifier(lastName)}@${domainOf(customer)}`,
          firstName,
          lastName,
          role: index === 0 ? ('owner' as const) : ('employee' as const),
        })),
        fields: { domain: domainOf(customer), sector: sector ?? null, currency: 'EUR' },
      })
      tx.describe({ rows, customer: key })
    },
  )
}
