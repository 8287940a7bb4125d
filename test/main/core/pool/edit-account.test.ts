import { expect, test } from 'vitest'
import { addAccounts, failureOf, id, idsOf, openPool, reopenWith, STATES } from './pool-fixture.ts'

test('CB-23 marketplace and model of an account can be edited, its history tells before and after', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1)])
  const edit = { accountId: id(1), marketplaceId: core.marketplaces.twenty, model: 'ECAM' as const }
  const { changeId } = await core.call('accounts.edit', { ...edit, rev: 1 })
  const { account, history } = await core.call('accounts.get', { accountId: id(1) })
  expect(account).toMatchObject({ marketplaceCode: 'MP-00020', model: 'ECAM', rev: 2, status: 'ready' })
  expect(history).toMatchObject([
    {
      changeId,
      label: 'Edited account 000000000001',
      cells: [
        { field: 'Marketplace', before: 'MP-00010', after: 'MP-00020' },
        { field: 'Account model', before: 'SPAM', after: 'ECAM' },
      ],
    },
    { label: 'Added account 000000000001', cells: [], changeId: account.changeId },
  ])
  expect(await idsOf(core, { marketplaceIds: [core.marketplaces.twenty], models: ['ECAM'] })).toEqual([id(1)])
  expect(await idsOf(core, { marketplaceIds: [core.marketplaces.ten] })).toEqual([])
})

test('CB-23 an edit of a row that moved on is a conflict and changes nothing', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1)])
  const edit = { accountId: id(1), marketplaceId: core.marketplaces.twenty, model: 'SPAM' as const }
  await core.call('accounts.edit', { ...edit, rev: 1 })
  expect(await failureOf(core.call('accounts.edit', { ...edit, model: 'ECAM', rev: 1 }))).toEqual({
    code: 'conflict',
    what: 'account',
    id: id(1),
    current: 2,
  })
  expect(await idsOf(core, { models: ['ECAM'] })).toEqual([])
})

test('CB-23 an edit that changes nothing is no change: no revision, no entry in the log', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1)])
  const edit = { accountId: id(1), marketplaceId: core.marketplaces.ten, model: 'SPAM' as const, rev: 1 }
  expect(await core.call('accounts.edit', edit)).toEqual({ changeId: null })
  const { account, history } = await core.call('accounts.get', { accountId: id(1) })
  expect({ rev: account.rev, entries: history.length }).toEqual({ rev: 1, entries: 1 })
})

test('CB-11 an account in an order and an allocated one cannot be edited, and the answer says why', async () => {
  const fresh = await openPool()
  await addAccounts(fresh, [id(1), id(2)])
  const core = await reopenWith(fresh, {
    [id(1)]: { state: STATES.provisioning_in_progress },
    [id(2)]: { state: STATES.allocated },
  })
  const edit = (accountId: ReturnType<typeof id>) =>
    failureOf(
      core.call('accounts.edit', {
        accountId,
        marketplaceId: core.marketplaces.twenty,
        model: 'SPAM',
        rev: 1,
      }),
    )
  expect([await edit(id(1)), await edit(id(2)), await edit(id(3))]).toEqual([
    {
      code: 'not-allowed',
      why: 'Account 000000000001 cannot be edited. Provisioning in progress: an order is using it.',
    },
    {
      code: 'not-allowed',
      why: 'Account 000000000002 cannot be edited. Allocated: its subscription keeps marketplace and model.',
    },
    { code: 'not-found', what: 'account', id: id(3) },
  ])
})

test('CB-03 CB-04 the account of another provider can be seen to exist, not edited, restored or picked out', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1), id(2)])
  const { version } = await core.call('accounts.totals', { filter: {} })
  await core.run('accounts.change', {
    selection: { kind: 'these', accountIds: [id(2)] },
    change: { kind: 'delete' },
    version,
  })
  const ours = (await core.call('session.get', {})).provider.name
  const { id: contoso } = await core.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  await core.call('session.useProvider', { providerId: contoso })

  expect(await idsOf(core)).toEqual([])
  expect(await idsOf(core, { includeOtherProviders: true })).toEqual([id(1)])
  expect((await core.call('accounts.get', { accountId: id(1) })).account.isOurs).toBe(false)
  expect(
    await failureOf(
      core.call('accounts.edit', {
        accountId: id(1),
        marketplaceId: core.marketplaces.twenty,
        model: 'SPAM',
        rev: 1,
      }),
    ),
  ).toEqual({
    code: 'not-allowed',
    why: `Account 000000000001 cannot be edited. Belongs to ${ours}, another provider.`,
  })
  expect(await failureOf(core.call('accounts.restore', { accountId: id(2) }))).toEqual({
    code: 'not-allowed',
    why: `Account 000000000002 belongs to ${ours}. Switch to ${ours} to restore it.`,
  })
})
