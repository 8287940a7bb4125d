import type { InputOf, OutputOf } from '../../../../src/shared/contract/index.ts'
import type { Order } from '../../../../src/shared/contract/orders.ts'
import type { CustomerStatus } from '../../../../src/shared/domain/customer.ts'
import { besideCore } from '../../../support/seed-accounts.ts'
import { seedCustomer, type SeededCustomer } from '../../../support/seed-customers.ts'
import { openSmallPool, type SmallPool } from '../../../support/small-pool.ts'

/** A pool with a customer, and the short way to orders for it. */
export interface OrderDesk extends SmallPool {
  readonly acme: SeededCustomer
  addCustomer(name: string, status?: CustomerStatus): SeededCustomer
  /** Starts an order for the customer in Germany. */
  start(input?: Partial<InputOf<'orders.start'>>): Promise<Order>
  /** What the next order in Germany takes. */
  next(wantedModel?: 'SPAM' | 'ECAM'): Promise<OutputOf<'orders.next'>>
  /** Status and hold of accounts, in words. */
  statuses(...numbers: number[]): Promise<string[]>
  /** Newest events of the log: type and label. */
  events(count: number): Promise<readonly (readonly [string, string])[]>
  /** Rows of the store, read beside the core. */
  rows(query: string): readonly Readonly<Record<string, unknown>>[]
}

/** Opens a desk with so many Ready SPAM accounts in Germany. */
export async function openOrderDesk(accounts: number): Promise<OrderDesk> {
  const pool = await openSmallPool(accounts)
  const addCustomer = (companyName: string, status: CustomerStatus = 'active'): SeededCustomer =>
    besideCore(pool.workspaceFile, (store) => seedCustomer(store, { companyName, status }))
  const acme = addCustomer('Acme')
  return {
    ...pool,
    acme,
    addCustomer,
    start: (input = {}) =>
      pool.call('orders.start', { customerId: acme.id, marketplaceId: pool.germany.id, ...input }),
    next: (wantedModel) =>
      pool.call('orders.next', {
        marketplaceId: pool.germany.id,
        ...(wantedModel === undefined ? {} : { wantedModel }),
      }),
    statuses: async (...numbers) => {
      const chosen = await Promise.all(numbers.map((number) => pool.get(number)))
      return chosen.map(({ status, hold }) => (hold === null ? status : `${status}, held`))
    },
    events: async (count) => {
      const { events } = await pool.call('activity.page', { filter: {}, first: 0, count })
      return events.map(({ type, label }) => [type, label] as const)
    },
    rows: (query) =>
      besideCore(
        pool.workspaceFile,
        // The tests know the columns they ask for.
        ({ connection }) => connection.prepare(query).all() as Readonly<Record<string, unknown>>[],
      ),
  }
}
