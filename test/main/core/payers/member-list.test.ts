import { expect, test } from 'vitest'
import { memberRows } from '../../../../src/main/core/payers/member-view.ts'
import { change } from '../../../../src/main/core/store/change.ts'
import type { MemberFilter, MemberSort } from '../../../../src/shared/contract/members.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { addMembers, addPayer, changeMembers, membersOf, seedMembers } from '../../../support/organization.ts'
import { plansOf } from '../../../support/query-plans.ts'
import { besideCore } from '../../../support/seed-accounts.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import { addAccounts, id, openPool, type PoolCore } from '../pool/pool-fixture.ts'

/** Gives accounts a role connection in a state, as the role dialogs do. */
function seedRoles(core: PoolCore, roles: Readonly<Record<AccountId, string>>): void {
  besideCore(core.workspaceFile, (store) =>
    change(store, { type: 'ROLE_ENTERED', label: '', subject: '', actor: 'Ada', isUndoable: false }, () => {
      for (const [accountId, state] of Object.entries(roles)) {
        store.connection
          .prepare(
            `INSERT INTO role_connection (id, provider, account_id, partition, external_id, role_arn, state, created_at)
               VALUES (?, 1, ?, 'aws', ?, ?, ?, '2026-11-01T09:00:00.000Z')`,
          )
          .run(accountId, Number(accountId), `x-${accountId}`, `arn:aws:iam::${accountId}:role/Ops`, state)
      }
    }),
  )
}

/** Notes that a role let us in without its external ID, as verifying does. */
function setRoleOpen(core: PoolCore, accountId: AccountId): void {
  besideCore(core.workspaceFile, ({ connection }) =>
    connection.prepare('UPDATE role_connection SET is_open = 1 WHERE account_id = ?').run(Number(accountId)),
  )
}

test('CS-04 the members of a management account are narrowed by everything that the grid shows', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1)])
  const [acme = ''] = seedCustomers(core.workspaceFile, { identifier: 'acme', companyName: 'Acme' })
  const sirius = await addPayer(core)
  const vega = await addPayer(core, { accountId: '887766554433', name: 'Vega' })
  await addMembers(core, sirius, [1, 2, 3].map(id))
  await addMembers(core, vega, [id(4)])
  await changeMembers(core, { kind: 'these', accountIds: [id(1), id(2)] }, { kind: 'link', customerId: acme })
  seedRoles(core, { [id(2)]: 'verified', [id(3)]: 'removed' })
  const found = async (filter: MemberFilter): Promise<readonly string[]> =>
    (await membersOf(core, { payerId: sirius.id, ...filter })).map(({ accountId }) => accountId)

  expect(await found({})).toEqual([id(1), id(2), id(3)])
  expect(await found({ isLinked: true })).toEqual([id(1), id(2)])
  expect(await found({ isLinked: false })).toEqual([id(3)])
  expect(await found({ customerIds: [acme], isInPool: false })).toEqual([id(2)])
  expect(await found({ isInPool: true })).toEqual([id(1)])
  expect(await found({ isOnboarded: true })).toEqual([id(2)])
  expect(await found({ isOnboarded: false })).toEqual([id(1), id(3)])
  expect(await found({ roles: ['missing'] })).toEqual([id(1)])
  expect(await found({ roles: ['removed', 'verified'] })).toEqual([id(2), id(3)])
  expect(await found({ isRoleOpen: true })).toEqual([])
  setRoleOpen(core, id(2))
  expect(await found({ isRoleOpen: true })).toEqual([id(2)])
  expect(await found({ isRoleOpen: false })).toEqual([id(1), id(3)])
  expect(await found({ search: '0000-0000-0003' })).toEqual([id(3)])
  expect(await found({ search: 'account 000000000002' })).toEqual([id(2)])
  expect(await found({ search: '100%' })).toEqual([])
  expect((await membersOf(core)).map(({ payerName }) => payerName)).toEqual([
    'Sirius MSP',
    'Sirius MSP',
    'Sirius MSP',
    'Vega',
  ])
  expect(await core.call('members.totals', { filter: { payerId: sirius.id } })).toEqual({
    total: 3,
    linked: 2,
    onboarded: 1,
    inPool: 1,
  })
  const { member } = await core.call('members.get', { accountId: id(2) })
  expect(member).toMatchObject({
    payerName: 'Sirius MSP',
    customer: { companyName: 'Acme' },
    pool: null,
    role: 'verified',
    roleArn: `arn:aws:iam::${id(2)}:role/Ops`,
    isOnboarded: true,
  })
  expect((await core.call('payers.list', {})).payers[0]).toMatchObject({
    members: 3,
    linkedMembers: 2,
    onboardedMembers: 1,
  })
})

test('every column sorts both ways, what is empty last', async () => {
  const core = await openPool()
  await addMembers(core, await addPayer(core), [1, 2].map(id))
  await core.call('members.edit', {
    accountId: id(2),
    rev: 1,
    name: 'a',
    email: 'a@example.com',
    awsState: 'ACTIVE',
    joinedMethod: null,
    path: 'Root',
  })
  const sorted = async (sort: MemberSort): Promise<readonly string[]> =>
    (await core.call('members.page', { filter: {}, sort, first: 0, count: 10 })).rows.map(
      (row) => row.accountId,
    )
  expect(await sorted({ by: 'accountId', direction: 'descending' })).toEqual([id(2), id(1)])
  expect(await sorted({ by: 'name', direction: 'ascending' })).toEqual([id(2), id(1)])
  expect(await sorted({ by: 'email', direction: 'descending' })).toEqual([id(2), id(1)])
  expect(await sorted({ by: 'path', direction: 'descending' })).toEqual([id(2), id(1)])
})

test('50,000 members are paged to the end, and linked at once by a rule', async () => {
  const core = await openPool()
  const [acme = ''] = seedCustomers(core.workspaceFile, { identifier: 'acme', companyName: 'Acme' })
  const payer = await addPayer(core)
  seedMembers(core.workspaceFile, payer, 50_000)
  const filter = { payerId: payer.id }
  const sort = { by: 'accountId', direction: 'ascending' } as const
  const { rows, total } = await core.call('members.page', { filter, sort, first: 49_990, count: 100 })
  expect([rows.length, rows.at(-1)?.accountId, total]).toEqual([10, '200000049999', 50_000])
  const except = ['200000000007' as AccountId]
  const { affected, changeId } = await changeMembers(
    core,
    { kind: 'matching', filter, except },
    { kind: 'link', customerId: acme },
  )
  expect(affected).toBe(49_999)
  expect(await core.call('members.totals', { filter })).toMatchObject({ linked: 49_999 })
  expect(await core.run('activity.undo', { changeId: changeId ?? '' })).toMatchObject({ reversed: 49_999 })
  expect(await core.call('members.totals', { filter })).toMatchObject({ linked: 0 })
})

test('a page by account id walks the index of the organization and reads nothing else', () => {
  const plans = plansOf((db) =>
    memberRows(
      db,
      { filter: { payerId: 'x' }, providerKey: 1 },
      { sort: { by: 'accountId', direction: 'ascending' }, first: 0, count: 100 },
    ),
  )
  expect(plans[0]).toBe('SEARCH m USING INDEX member_of_management_account (management_account=?)')
  expect(plans.filter((plan) => plan.startsWith('USE TEMP') && plan.includes('ORDER BY'))).toHaveLength(1)
  expect(plans.filter((plan) => plan.startsWith('SCAN')).map((plan) => plan.split(' ')[1])).not.toContain(
    'account',
  )
})
