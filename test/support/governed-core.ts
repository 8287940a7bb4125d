import type { ActivityEvent } from '../../src/shared/contract/activity.ts'
import type { Customer, CustomerRef } from '../../src/shared/contract/customers.ts'
import type { NewCustomer } from '../../src/shared/contract/new-customers.ts'
import type { CustomerUser } from '../../src/shared/contract/customer-users.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import type { Operator, Settings } from '../../src/shared/contract/session.ts'
import type { Ports } from '../../src/main/core/ports.ts'
import { openTestCore, type TestCore } from './open-test-core.ts'
import { openTestStore } from './seed-accounts.ts'

/** Where a customer stands, and why. */
type Standing = Pick<Customer, 'status' | 'statusCode' | 'statusReason' | 'origin' | 'rev'>

/** A core with an active reseller Acme, and short ways to what governs it. */
export interface GovernedCore extends TestCore {
  readonly acme: CustomerRef
  create(companyName: string, fields?: Partial<NewCustomer>): Promise<CustomerRef>
  /** Id and revision of a customer now. */
  named(customer: CustomerRef): Promise<{ readonly id: string; readonly rev: number }>
  standing(customer: CustomerRef): Promise<Standing>
  users(customer: CustomerRef): Promise<CustomerUser[]>
  /** Somebody who was invited and accepted. */
  activeUser(customer: CustomerRef, name: string): Promise<CustomerUser>
  setSettings(changed: Partial<Settings>): Promise<void>
  /** Adds an operator and lets them work here from now on. */
  workAs(fields: Partial<Operator> & { readonly name: string }): Promise<Operator>
  events(count?: number): Promise<ActivityEvent[]>
  undo(changeId: string | null): Promise<OutputOf<'activity.undo'>>
  /** What stands in the outbox: purpose and recipients. */
  mails(): readonly { readonly purpose: string; readonly recipients: string; readonly body: string }[]
}

/** Opens it. */
export async function openGovernedCore(ports: Partial<Ports> = {}): Promise<GovernedCore> {
  const core = openTestCore({ ports })
  const create: GovernedCore['create'] = (companyName, fields = {}) =>
    core.call('customers.create', {
      identifier: companyName.toLowerCase().replaceAll(' ', '-'),
      companyName,
      kind: 'reseller',
      parentId: null,
      users: [],
      ...fields,
    })
  const acme = await create('Acme')
  const { operator: admin } = await core.call('session.get', {})
  const standing = async ({ identifier }: CustomerRef): Promise<Standing> => {
    const { status, statusCode, statusReason, origin, rev } = await core.call('customers.get', { identifier })
    return { status, statusCode, statusReason, origin, rev }
  }
  const users = async (customer: CustomerRef): Promise<CustomerUser[]> =>
    (await core.call('users.list', { customerId: customer.id })).users
  return {
    ...core,
    acme,
    create,
    standing,
    users,
    named: async (customer) => ({ id: customer.id, rev: (await standing(customer)).rev }),
    activeUser: async (customer, name) => {
      const email = `${name.toLowerCase()}@example.com`
      const person = { email, firstName: name, lastName: 'Doe', jobFunction: null, role: 'admin' } as const
      await core.call('users.invite', { customerId: customer.id, ...person })
      const find = async (): Promise<CustomerUser> => {
        const found = (await users(customer)).find((user) => user.email === email)
        if (found === undefined) throw new Error('somebody who was just invited is there')
        return found
      }
      const { id, rev } = await find()
      await core.call('users.accept', { id, rev })
      return find()
    },
    setSettings: async (changed) => {
      const { settings } = await core.call('session.get', {})
      await core.call('settings.edit', { ...settings, ...changed })
    },
    workAs: async ({ name, ...fields }) => {
      const plain = { email: `${name.toLowerCase()}@distributor.example`, providerId: null, isPartner: false }
      await core.call('session.useOperator', { operatorId: admin.id })
      const operator = await core.call('operators.create', { ...plain, role: 'operator', name, ...fields })
      await core.call('session.useOperator', { operatorId: operator.id })
      return operator
    },
    events: async (count = 1) => (await core.call('activity.page', { filter: {}, first: 0, count })).events,
    undo: (changeId) => core.run('activity.undo', { changeId: changeId ?? '' }),
    mails: () => {
      const store = openTestStore(core.workspaceFile)
      try {
        return store.connection
          .prepare('SELECT purpose, recipients, body FROM mail_draft ORDER BY key')
          .all() as { purpose: string; recipients: string; body: string }[]
      } finally {
        store.connection.close()
      }
    },
  }
}
