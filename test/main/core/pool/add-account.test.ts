import { expect, test } from 'vitest'
import { addAccounts, addMarketplace, failureOf, id, idsOf, listed, openPool } from './pool-fixture.ts'

test('CB-09 CB-15 an account that is added by itself is stored as Ready', async () => {
  const core = await openPool()
  const row = await core.call('accounts.create', {
    accountId: id(210000000001),
    marketplaceId: core.marketplaces.ten,
    model: 'ECAM',
  })
  expect(row).toEqual({
    accountId: '210000000001',
    providerId: (await core.call('session.get', {})).provider.id,
    marketplaceId: core.marketplaces.ten,
    marketplaceCode: 'MP-00010',
    model: 'ECAM',
    status: 'ready',
    statusReason: null,
    hold: null,
    name: null,
    email: null,
    awsState: null,
    order: null,
    customer: null,
    project: null,
    hasGenericContacts: true,
    note: null,
    addedAt: row.addedAt,
    source: 'manual',
    changeId: row.changeId,
    rev: 1,
    isOurs: true,
  })
  expect(await listed(core)).toEqual([row])
})

test('CB-16 an account ID keeps its leading zeros from the field to the list', async () => {
  const core = await openPool()
  await addAccounts(core, [id(7), id(12)])
  expect(await idsOf(core)).toEqual(['000000000007', '000000000012'])
})

test('CB-16 anything but twelve digits is refused with the field it is wrong in', async () => {
  const core = await openPool()
  const failure = await failureOf(
    core.call('accounts.create', {
      accountId: '12345',
      marketplaceId: core.marketplaces.ten,
      model: 'SPAM',
    }),
  )
  expect(failure).toEqual({
    code: 'invalid-input',
    problems: [{ path: ['accountId'], message: 'An AWS account ID has exactly twelve digits.' }],
  })
})

test('CB-16 the live check of a typed ID tells free, incomplete, malformed, taken and deleted apart', async () => {
  const core = await openPool()
  await addAccounts(core, [id(210000000001), id(210000000002)])
  await core.run('accounts.change', {
    selection: { kind: 'these', accountIds: [id(210000000002)] },
    change: { kind: 'delete' },
    version: (await core.call('accounts.totals', { filter: {} })).version,
  })
  const check = (text: string) => core.call('accounts.check', { text })
  expect(await check('2100-0000-0003')).toEqual({ verdict: 'free', accountId: '210000000003', warning: null })
  expect(await check('123456789012')).toEqual({
    verdict: 'free',
    accountId: '123456789012',
    warning: 'AWS uses this ID as an example in its documentation; it is hardly a real account.',
  })
  expect(await check('2100')).toEqual({ verdict: 'incomplete', why: '4 of 12 digits.' })
  expect(await check('2.1E+11')).toEqual({
    verdict: 'malformed',
    why: 'An AWS account ID has digits only, exactly twelve of them.',
  })
  expect(await check('2100000000012')).toEqual({
    verdict: 'malformed',
    why: 'An AWS account ID has exactly twelve digits; these are 13.',
  })
  expect(await check('210000000001')).toEqual({
    verdict: 'exists',
    accountId: '210000000001',
    status: 'ready',
    marketplaceCode: 'MP-00010',
  })
  expect(await check('210000000002')).toMatchObject({ verdict: 'deleted', accountId: '210000000002' })
})

test('CB-16 the same ID cannot be added twice, not even by another provider', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1)])
  const again = () =>
    failureOf(
      core.call('accounts.create', {
        accountId: id(1),
        marketplaceId: core.marketplaces.ten,
        model: 'SPAM',
      }),
    )
  expect(await again()).toEqual({
    code: 'exists',
    what: 'account',
    id: '000000000001',
    ownedBy: null,
    restorable: false,
  })
  const { id: contoso } = await core.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  const ours = (await core.call('session.get', {})).provider.name
  await core.call('session.useProvider', { providerId: contoso })
  const theirs = await addMarketplace(core, 'MP-00010')
  expect(
    await failureOf(core.call('accounts.create', { accountId: id(1), marketplaceId: theirs, model: 'SPAM' })),
  ).toEqual({ code: 'exists', what: 'account', id: '000000000001', ownedBy: ours, restorable: false })
  expect(await core.call('accounts.check', { text: id(1) })).toEqual({
    verdict: 'other-provider',
    accountId: '000000000001',
    providerName: ours,
  })
})

test('CB-17 an account goes to a marketplace of its own provider and to no other', async () => {
  const core = await openPool()
  const { id: contoso } = await core.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  await core.call('session.useProvider', { providerId: contoso })
  const add = (marketplaceId: string) =>
    failureOf(core.call('accounts.create', { accountId: id(5), marketplaceId, model: 'SPAM' }))
  expect(await add(core.marketplaces.ten)).toMatchObject({ code: 'not-allowed' })
  expect(await add('no-such-marketplace')).toEqual({
    code: 'invalid-input',
    problems: [{ path: ['marketplaceId'], message: 'This marketplace is gone. Choose another one.' }],
  })
  expect(await idsOf(core, { includeOtherProviders: true })).toEqual([])
})

test('CB-18 an account without a model is refused: there is no silent default', async () => {
  const core = await openPool()
  const failure = await failureOf(
    core.call('accounts.create', { accountId: id(5), marketplaceId: core.marketplaces.ten } as never),
  )
  expect(failure).toMatchObject({ code: 'invalid-input', problems: [{ path: ['model'] }] })
})

test('CB-19 a saved account is in the list, in the totals, in the log, and every window hears of it', async () => {
  const core = await openPool()
  const heard: string[] = []
  core.subscribe(({ kind }) => heard.push(kind))
  await addAccounts(core, [id(5)])
  expect(await idsOf(core)).toEqual([id(5)])
  expect(await core.call('accounts.totals', { filter: {} })).toMatchObject({
    total: 1,
    byStatus: { ready: 1 },
  })
  expect((await core.call('accounts.get', { accountId: id(5) })).history).toMatchObject([
    { label: 'Added account 000000000005', cells: [], actor: 'Administrator' },
  ])
  expect(heard).toContain('pool.changed')
})

test('CB-01 an empty pool is an empty list with totals of zero', async () => {
  const core = await openPool()
  expect(
    await core.call('accounts.page', {
      filter: {},
      sort: { by: 'added', direction: 'ascending' },
      first: 0,
      count: 100,
    }),
  ).toMatchObject({ rows: [], total: 0, isExact: true })
  expect(await core.call('accounts.totals', { filter: {} })).toMatchObject({
    byStatus: { ready: 0, provisioning_in_progress: 0, invalid: 0, allocated: 0, provisioning_failed: 0 },
    held: 0,
    total: 0,
    isExact: true,
  })
})

test('CB-01 A-08 a deleted account that is added again is offered back, and comes back to its old place', async () => {
  const core = await openPool()
  await addAccounts(core, [id(3), id(1), id(2)])
  const { version } = await core.call('accounts.totals', { filter: {} })
  await core.run('accounts.change', {
    selection: { kind: 'these', accountIds: [id(1)] },
    change: { kind: 'delete' },
    version,
  })
  expect(await idsOf(core)).toEqual([id(3), id(2)])
  expect(
    await failureOf(
      core.call('accounts.create', {
        accountId: id(1),
        marketplaceId: core.marketplaces.twenty,
        model: 'ECAM',
      }),
    ),
  ).toEqual({ code: 'exists', what: 'account', id: id(1), ownedBy: null, restorable: true })
  expect(await core.call('accounts.restore', { accountId: id(1) })).toMatchObject({
    accountId: id(1),
    model: 'SPAM',
    marketplaceCode: 'MP-00010',
  })
  expect(await idsOf(core)).toEqual([id(3), id(1), id(2)])
  expect(await failureOf(core.call('accounts.restore', { accountId: id(1) }))).toEqual({
    code: 'not-found',
    what: 'deleted account',
    id: id(1),
  })
})

test('A-08 the running number of an account is never given to another one', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1), id(2)])
  const { version } = await core.call('accounts.totals', { filter: {} })
  await core.run('accounts.change', {
    selection: { kind: 'matching', filter: {}, except: [] },
    change: { kind: 'delete' },
    version,
  })
  await addAccounts(core, [id(9)])
  await core.call('accounts.restore', { accountId: id(2) })
  expect(await idsOf(core)).toEqual([id(2), id(9)])
})
