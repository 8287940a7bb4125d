import type { CustomerRef } from '../../src/shared/contract/customers.ts'
import type { NewCustomer } from '../../src/shared/contract/new-customers.ts'
import { openTestCore, type TestCore } from './open-test-core.ts'

/** A core whose provider has a reseller Acme with the end customers Blue and Cyan, below its own entry. */
export interface CustomerTree extends TestCore {
  readonly acme: CustomerRef
  readonly blue: CustomerRef
  readonly cyan: CustomerRef
  /** Adds an end customer of nobody in particular; fields given here go first. */
  add(fields: Partial<NewCustomer> & { readonly companyName: string }): Promise<CustomerRef>
  undo(changeId: string): Promise<{ readonly reversed: number; readonly keptCount: number }>
  /** The change that the newest event belongs to. */
  lastChange(): Promise<string>
}

/** Opens it. */
export async function openCustomerTree(): Promise<CustomerTree> {
  const core = openTestCore()
  const add: CustomerTree['add'] = (fields) =>
    core.call('customers.create', {
      identifier: fields.companyName.toLowerCase().replaceAll(' ', '-'),
      kind: 'end_customer',
      parentId: null,
      users: [],
      ...fields,
    })
  const acme = await add({ companyName: 'Acme', kind: 'reseller' })
  const blue = await add({ companyName: 'Blue', parentId: acme.id })
  const cyan = await add({ companyName: 'Cyan', parentId: acme.id })
  return {
    ...core,
    acme,
    blue,
    cyan,
    add,
    undo: (changeId) => core.run('activity.undo', { changeId }),
    lastChange: async () => {
      const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
      return events[0]?.change?.id ?? ''
    },
  }
}
