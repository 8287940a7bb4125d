import { describe, expect, it } from 'vitest'
import { openCustomerTree, type CustomerTree } from '../../../support/customer-tree.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'

async function found(core: CustomerTree, text: string): Promise<string[]> {
  const { customers } = await core.call('customers.find', { text, limit: 50 })
  return customers.map(({ identifier }) => identifier)
}

describe('searching a customer', () => {
  it('CS-06 finds it by words of its name, by identifier and by the email of a user', async () => {
    const core = await openCustomerTree()
    await core.add({
      companyName: 'Société Générale',
      identifier: 'socgen',
      users: [{ email: 'marie@banque.example', firstName: 'Marie', lastName: 'C', role: 'owner' }],
    })
    expect([
      await found(core, 'generale soc'),
      await found(core, 'SOCG'),
      await found(core, 'marie@banque'),
      await found(core, 'generale berlin'),
    ]).toEqual([['socgen'], ['socgen'], ['socgen'], []])
  })

  it('CS-06 names the best matches first and says how many there are', async () => {
    const core = await openCustomerTree()
    for (const companyName of ['Light Blue', 'Bluebird', 'Turquoiseblue']) await core.add({ companyName })
    expect(await found(core, 'blue')).toEqual(['blue', 'bluebird', 'light-blue', 'turquoiseblue'])
    const { customers, total } = await core.call('customers.find', { text: 'blue', limit: 2 })
    expect([customers.length, total]).toEqual([2, 4])
  })

  it('can be narrowed to kinds and to active ones', async () => {
    const core = await openCustomerTree()
    const resellers = await core.call('customers.find', { text: '', limit: 9, kinds: ['reseller'] })
    const active = await core.call('customers.find', { text: '', limit: 9, onlyActive: true })
    expect([resellers.customers.map(({ identifier }) => identifier), active.total]).toEqual([['acme'], 4])
  })

  it('MSH-01 shows the customers of the provider at work', async () => {
    const core = await openCustomerTree()
    const other = await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await core.call('session.useProvider', { providerId: other.id })
    expect(await found(core, '')).toEqual([])
    const message = 'The parent is not there any more. Choose another one.'
    await expect(core.add({ companyName: 'X', parentId: core.acme.id })).rejects.toMatchObject({
      failure: { code: 'invalid-input', problems: [{ path: ['parentId'], message }] },
    })
  })

  it('MSH-14 names those first where the operator assigned himself', async () => {
    const fresh = await openCustomerTree()
    await fresh.close()
    const { connection } = openTestStore(fresh.workspaceFile)
    connection
      .prepare(
        `INSERT INTO customer_user (id, customer, email, first_name, last_name, role, state, operator, invited_at)
         SELECT 'u', customer.key, 'me@here.example', 'M', 'E', 'admin', 'active', operator.key, '2026-01-01'
         FROM customer, operator WHERE identifier = 'cyan'`,
      )
      .run()
    connection.close()
    const core = openTestCore({ workspaceFile: fresh.workspaceFile })
    const names = async (isOwnFirst: boolean): Promise<string[]> => {
      const { customers } = await core.call('customers.find', { text: '', limit: 2, isOwnFirst })
      return customers.map(({ identifier }) => identifier)
    }
    expect([await names(true), await names(false)]).toEqual([
      ['cyan', 'acme'],
      ['acme', 'blue'],
    ])
  })

  it('CS-08 offers what was just created, and follows undone changes too', async () => {
    const core = await openCustomerTree()
    await core.add({ companyName: 'Later' })
    expect(await found(core, 'later')).toEqual(['later'])
    await core.undo(await core.lastChange())
    expect(await found(core, 'later')).toEqual([])
    const user = { email: 'ann@new.example', firstName: 'Ann', lastName: 'B', role: 'owner' } as const
    await core.add({ companyName: 'With user', users: [user] })
    expect(await found(core, 'ann@new')).toEqual(['with-user'])
    await core.undo(await core.lastChange())
    expect(await found(core, 'ann@new')).toEqual([])
  })
})
