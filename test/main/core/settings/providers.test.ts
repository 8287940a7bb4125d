import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore, seedImport } from '../../../support/seed-accounts.ts'

const BLUEPEAK: { name: string; emailDomains: string[]; tier: 'reseller' } = {
  name: 'Bluepeak',
  emailDomains: ['bluepeak.example'],
  tier: 'reseller',
}

describe('providers', () => {
  it('are added, edited and removed, each as one entry of the log', async () => {
    const core = openTestCore()
    const added = await core.call('providers.create', BLUEPEAK)
    expect(added).toEqual({ ...BLUEPEAK, id: added.id, rev: 1, accounts: 0 })
    const edited = await core.call('providers.edit', {
      ...BLUEPEAK,
      id: added.id,
      rev: 1,
      emailDomains: ['Bluepeak.example', 'bluepeak.example'],
    })
    expect(edited).toEqual({ ...added, rev: 2 })
    await core.call('providers.remove', { id: added.id, rev: 2 })
    expect((await core.call('session.get', {})).providers.map(({ name }) => name)).toEqual(['My company'])
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 10 })
    expect(events.map(({ label, change }) => [label, change?.undo, change?.rows])).toEqual([
      ['Removed provider Bluepeak', 'possible', 1],
      ['Edited provider Bluepeak', 'possible', 1],
      ['Added provider Bluepeak', 'possible', 1],
    ])
  })

  it('have names of their own, whatever the case', async () => {
    const core = openTestCore()
    expect(await failureOf(core.call('providers.create', { ...BLUEPEAK, name: 'MY COMPANY' }))).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['name'],
          message: 'There is a provider called My company already. Give this one another name.',
        },
      ],
    })
  })

  it('refuse an edit of what somebody else edited meanwhile', async () => {
    const core = openTestCore()
    const { id } = await core.call('providers.create', BLUEPEAK)
    await core.call('providers.edit', { ...BLUEPEAK, id, rev: 1, tier: 'distributor' })
    const late = core.call('providers.edit', { ...BLUEPEAK, id, rev: 1, name: 'Blue Peak' })
    expect(await failureOf(late)).toEqual({ code: 'conflict', what: 'provider', id, current: 2 })
  })

  it('stay while they are in use, and say why', async () => {
    const core = openTestCore()
    const own = (await core.call('session.get', {})).provider
    const { id } = await core.call('providers.create', BLUEPEAK)
    const remove = (): Promise<unknown> => core.call('providers.remove', { id, rev: 1 })
    const ofOwn = await failureOf(core.call('providers.remove', { id: own.id, rev: 1 }))

    const ana = { name: 'Ana', email: '', providerId: id, role: 'operator', isPartner: false } as const
    const operator = await core.call('operators.create', ana)
    const withOperator = await failureOf(remove())
    await core.call('operators.remove', { id: operator.id, rev: 1 })

    await core.call('session.useProvider', { providerId: id })
    const market = {
      code: 'MP-1',
      name: '',
      defaultModel: null,
      currency: null,
      poolTarget: null,
      reorderAt: null,
    }
    await core.call('marketplaces.create', market)
    await core.call('session.useProvider', { providerId: own.id })
    const withMarketplace = await failureOf(remove())

    expect([ofOwn, withOperator, withMarketplace]).toEqual([
      {
        code: 'not-allowed',
        why: 'My company is the provider you work for now. Switch to another provider first.',
      },
      {
        code: 'not-allowed',
        why: 'An operator works only for Bluepeak. Let them work for another provider first.',
      },
      { code: 'not-allowed', why: 'Bluepeak has 1 marketplace. Remove its marketplaces first.' },
    ])
  })

  it('stay while they have customers, which are never deleted', async () => {
    const core = openTestCore()
    const { provider: own } = await core.call('session.get', {})
    const { id } = await core.call('providers.create', BLUEPEAK)
    await core.call('session.useProvider', { providerId: id })
    const customer = { identifier: 'acme', companyName: 'Acme', parentId: null, users: [] }
    await core.call('customers.create', { ...customer, kind: 'distributor' })
    await core.call('session.useProvider', { providerId: own.id })
    expect(await failureOf(core.call('providers.remove', { id, rev: 1 }))).toMatchObject({
      code: 'not-allowed',
      why: 'Bluepeak has 1 customer. Customers are never deleted, so it has to stay.',
    })
  })

  it('CB-03 stay while they own accounts, whose number they show', async () => {
    const file = openTestCore()
    await file.call('providers.create', BLUEPEAK)
    await file.close()
    const store = openTestStore(file.workspaceFile)
    seedImport(store, 3, 'MP-00020', 2)
    store.connection.close()

    const core = openTestCore({ workspaceFile: file.workspaceFile })
    const bluepeak = (await core.call('session.get', {})).providers.find(({ name }) => name === 'Bluepeak')
    expect(bluepeak?.accounts).toBe(3)
    expect(await failureOf(core.call('providers.remove', { id: bluepeak?.id ?? '', rev: 1 }))).toEqual({
      code: 'not-allowed',
      why: 'Bluepeak has 3 accounts. A provider can be removed when it has none.',
    })
  })
})
