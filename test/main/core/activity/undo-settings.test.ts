import { describe, expect, it } from 'vitest'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'

const MARKET = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null } as const
const ANA = { name: 'Ana', email: '', providerId: null, role: 'admin', isPartner: false } as const

function provider(name: string): { name: string; emailDomains: string[]; tier: 'reseller' } {
  return { name, emailDomains: ['b.example'], tier: 'reseller' }
}

/** What people set up here, whatever its revisions. */
async function setUp(core: TestCore): Promise<unknown> {
  const { providers, operators, marketplaces, settings } = await core.call('session.get', {})
  return { providers, operators, marketplaces, settings }
}

async function lastChange(core: TestCore): Promise<string> {
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
  return events[0]?.change?.id ?? ''
}

async function refusal(core: TestCore, changeId: string): Promise<string | null> {
  const { refused } = await core.call('activity.previewUndo', { changeId })
  const failure = await failureOf(core.run('activity.undo', { changeId }))
  expect(failure).toEqual({ code: 'not-allowed', why: refused })
  return refused
}

describe('taking back a change of the settings puts them back as they were', () => {
  const acts: [
    string,
    (core: TestCore) => Promise<unknown>,
    (core: TestCore, id: string) => Promise<unknown>,
  ][] = [
    ['a provider added', async () => {}, (core) => core.call('providers.create', provider('B'))],
    [
      'a provider edited',
      (core) => core.call('providers.create', provider('B')),
      (core, id) => core.call('providers.edit', { ...provider('C'), id, rev: 1, tier: 'distributor' }),
    ],
    [
      'a provider removed',
      (core) => core.call('providers.create', provider('B')),
      (core, id) => core.call('providers.remove', { id, rev: 1 }),
    ],
    ['an operator added', async () => {}, (core) => core.call('operators.create', ANA)],
    [
      'an operator edited',
      (core) => core.call('operators.create', ANA),
      (core, id) => core.call('operators.edit', { ...ANA, id, rev: 1, role: 'sales_readonly' }),
    ],
    [
      'an operator removed',
      (core) => core.call('operators.create', ANA),
      (core, id) => core.call('operators.remove', { id, rev: 1 }),
    ],
    [
      'a marketplace added',
      async () => {},
      (core) => core.call('marketplaces.create', { ...MARKET, code: 'MP-1' }),
    ],
    [
      'a marketplace edited',
      (core) => core.call('marketplaces.create', { ...MARKET, code: 'MP-1' }),
      (core, id) => core.call('marketplaces.edit', { ...MARKET, code: 'MP-2', currency: 'EUR', id, rev: 1 }),
    ],
    [
      'a marketplace removed',
      (core) => core.call('marketplaces.create', { ...MARKET, code: 'MP-1' }),
      (core, id) => core.call('marketplaces.remove', { id, rev: 1 }),
    ],
    [
      'the general settings',
      async () => {},
      async (core) => {
        const { settings } = await core.call('session.get', {})
        return core.call('settings.edit', { ...settings, workspaceName: 'EMEA', allowsRevalidation: false })
      },
    ],
  ]

  it.each(acts)('%s', async (_what, prepare, act) => {
    const core = openTestCore()
    const prepared = (await prepare(core)) as { id: string } | undefined
    const before = await setUp(core)
    await act(core, prepared?.id ?? '')
    expect(await setUp(core)).not.toEqual(before)
    const changeId = await lastChange(core)
    expect(await core.call('activity.previewUndo', { changeId })).toMatchObject({
      reversed: 1,
      refused: null,
    })
    expect(await core.run('activity.undo', { changeId })).toMatchObject({ reversed: 1, keptCount: 0 })
    expect(await setUp(core)).toEqual(before)
  })
})

describe('a setting that cannot go back says why', () => {
  it('changed again', async () => {
    const core = openTestCore()
    const { id } = await core.call('providers.create', provider('B'))
    const added = await lastChange(core)
    await core.call('providers.edit', { ...provider('C'), id, rev: 1 })
    expect(await refusal(core, added)).toBe('The provider was changed again since.')
    const edited = await lastChange(core)
    await core.call('providers.remove', { id, rev: 2 })
    expect(await refusal(core, edited)).toBe('The provider was removed since.')
  })

  it('in use', async () => {
    const core = openTestCore()
    const own = (await core.call('session.get', {})).provider.id
    const { id } = await core.call('providers.create', provider('B'))
    const added = await lastChange(core)
    await core.call('session.useProvider', { providerId: id })
    const atWork = await refusal(core, added)
    await core.call('marketplaces.create', { ...MARKET, code: 'MP-1' })
    const withMarketplace = await refusal(core, added)
    const marketplace = await lastChange(core)
    await core.call('session.useProvider', { providerId: own })
    expect([atWork, withMarketplace, await refusal(core, marketplace)]).toEqual([
      'The provider is the one you work for. Switch to another one first.',
      'The provider has marketplaces now. Remove them first.',
      'It belongs to B. Switch to B first.',
    ])
  })

  it('a marketplace with accounts, and one whose deleted accounts could come back', async () => {
    const core = openTestCore()
    const { id } = await core.call('marketplaces.create', { ...MARKET, code: 'MP-1' })
    const added = await lastChange(core)
    const accountId = '004439589175'
    const account = await core.call('accounts.create', { accountId, marketplaceId: id, model: 'SPAM' })
    const withAccount = await refusal(core, added)
    const selection: AccountSelection = { kind: 'these', accountIds: [account.accountId] }
    const change = { kind: 'delete' } as const
    const { version } = await core.call('accounts.previewChange', { selection, change })
    await core.run('accounts.change', { selection, change, version })
    expect([withAccount, await refusal(core, added)]).toEqual([
      'The marketplace has accounts now. Move them to another marketplace first.',
      'The marketplace has deleted accounts that could come back, so it has to stay.',
    ])
  })

  it('a name that somebody else has by now', async () => {
    const core = openTestCore()
    const ana = await core.call('operators.create', ANA)
    await core.call('operators.edit', { ...ANA, id: ana.id, rev: 1, name: 'Anna' })
    const renamed = await lastChange(core)
    await core.call('operators.create', ANA)
    expect(await refusal(core, renamed)).toBe('Another operator is called Ana now.')
  })

  it('the operator at work, and the only admin', async () => {
    const core = openTestCore()
    const { operator } = await core.call('session.get', {})
    const ana = await core.call('operators.create', ANA)
    const added = await lastChange(core)
    await core.call('session.useOperator', { operatorId: ana.id })
    const atWork = await refusal(core, added)
    await core.call('operators.remove', { id: operator.id, rev: operator.rev })
    expect([atWork, await refusal(core, added)]).toEqual([
      'The operator is at work now. Switch to another one first.',
      'Ana is the only admin.',
    ])
  })

  it('A-16 somebody without the right', async () => {
    const core = openTestCore()
    await core.call('providers.create', provider('B'))
    const added = await lastChange(core)
    const clerk = await core.call('operators.create', { ...ANA, name: 'Jo', role: 'operator' })
    await core.call('session.useOperator', { operatorId: clerk.id })
    expect(await refusal(core, added)).toBe('Only an admin can take this back.')
  })
})
