import { expect, test } from 'vitest'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import type { MemberSelection } from '../../../../src/shared/contract/members.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openImport } from '../../../support/import-into.ts'
import { addMembers, addPayer, changeMembers, findings, holders } from '../../../support/organization.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import { addAccounts, id, listed, openPool, type PoolCore } from '../pool/pool-fixture.ts'

/** Members 1, 2 and 3, of which Acme has 2. */
async function openLinkedMembers(): Promise<PoolCore & { readonly acme: string }> {
  const core = await openPool()
  const [acme = ''] = seedCustomers(core.workspaceFile, { identifier: 'acme', companyName: 'Acme GmbH' })
  await addMembers(core, await addPayer(core), [id(1), id(2), id(3)])
  await changeMembers(core, { kind: 'these', accountIds: [id(2)] }, { kind: 'link', customerId: acme })
  return { ...core, acme }
}

async function pooled(core: PoolCore): Promise<unknown[]> {
  return (await listed(core)).map(({ accountId, customer }) => [accountId, customer?.companyName ?? null])
}

async function next(core: PoolCore): Promise<unknown> {
  return core.call('orders.next', { marketplaceId: core.marketplaces.ten })
}

async function acmeLinks(core: PoolCore & { readonly acme: string }): Promise<unknown> {
  const { links } = await core.call('customers.links', {
    customerId: core.acme,
    state: 'current',
    first: 0,
    count: 10,
  })
  return links.map(({ accountId, account }) => [accountId, account !== null])
}

test('members come into the pool with their customer, out of the reach of orders, and go again', async () => {
  const core = await openLinkedMembers()
  await addAccounts(core, [id(1)], { marketplaceId: core.marketplaces.twenty })
  const selection: MemberSelection = { kind: 'matching', filter: {}, except: [] }
  const { version, ...preview } = await core.call('members.previewAddToPool', { selection })
  expect(preview).toEqual({
    selected: 3,
    affected: 2,
    linked: 1,
    excluded: [{ why: 'In the pool already', count: 1, examples: [id(1)] }],
  })
  const place = { marketplaceId: core.marketplaces.ten, model: 'ECAM' } as const
  const { changeId, label } = await core.run('members.addToPool', { selection, version, ...place })
  expect(label).toBe('Added 2 accounts to the pool')
  expect(await pooled(core)).toEqual([
    [id(1), null],
    [id(2), 'Acme GmbH'],
    [id(3), null],
  ])
  expect(await next(core)).toMatchObject({ kind: 'account', accountId: id(3), model: 'ECAM' })
  expect(await acmeLinks(core)).toEqual([[id(2), true]])
  expect(await findings(core)).toEqual([])

  expect(await core.run('activity.undo', { changeId: changeId ?? '' })).toMatchObject({ keptCount: 0 })
  expect(await pooled(core)).toEqual([[id(1), null]])
  expect(await holders(core)).toMatchObject({ [id(2)]: 'Acme GmbH', [id(3)]: '' })
  expect(await acmeLinks(core)).toEqual([[id(2), false]])
  expect(await findings(core)).toEqual([])
})

test('an account that is added or imported keeps the customer that it had as a member', async () => {
  const core = await openLinkedMembers()
  const file = await openImport(
    core,
    `account_id;marketplace_id;account_model\n${id(2)};MP-00010;SPAM\n${id(3)};MP-00010;SPAM\n`,
  )
  const { changeId } = await file.run()
  expect(await pooled(core)).toEqual([
    [id(2), 'Acme GmbH'],
    [id(3), null],
  ])
  expect(await next(core)).toMatchObject({ accountId: id(3) })
  expect(await findings(core)).toEqual([])
  await core.run('activity.undo', { changeId: changeId ?? '' })
  expect(await holders(core)).toMatchObject({ [id(2)]: 'Acme GmbH' })
  await addAccounts(core, [id(2)])
  expect(await pooled(core)).toEqual([[id(2), 'Acme GmbH']])
  expect(await findings(core)).toEqual([])
})

test('what was deleted from the pool is restored there, not added again', async () => {
  const core = await openLinkedMembers()
  await addAccounts(core, [id(3)])
  const these: MemberSelection & AccountSelection = { kind: 'these', accountIds: [id(3)] }
  const change = { kind: 'delete' } as const
  const { version } = await core.call('accounts.previewChange', { selection: these, change })
  await core.run('accounts.change', { selection: these, change, version })
  expect(await core.call('members.previewAddToPool', { selection: these })).toMatchObject({
    affected: 0,
    excluded: [{ why: 'Deleted from the pool: restore it there', count: 1, examples: [id(3)] }],
  })
})

test('an addition whose preview saw an older workspace does nothing', async () => {
  const core = await openLinkedMembers()
  const selection: MemberSelection = { kind: 'these', accountIds: [id(3)] }
  const { version } = await core.call('members.previewAddToPool', { selection })
  await addAccounts(core, [id(9)])
  const place = { marketplaceId: core.marketplaces.ten, model: 'SPAM' } as const
  expect(await failureOf(core.run('members.addToPool', { selection, version, ...place }))).toMatchObject({
    code: 'preview-outdated',
  })
  expect(await pooled(core)).toEqual([[id(9), null]])
})
