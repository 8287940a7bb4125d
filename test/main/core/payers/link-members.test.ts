import { expect, test } from 'vitest'
import type { MemberSelection } from '../../../../src/shared/contract/members.ts'
import type { Payer } from '../../../../src/shared/contract/payers.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { failureOf } from '../../../support/failure-of.ts'
import {
  addMembers,
  addPayer,
  changeMembers,
  findings,
  holders,
  membersOf,
} from '../../../support/organization.ts'
import { PAYER_ID } from '../../../support/new-payer.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import { addAccounts, id, listed, openPool, type PoolCore } from '../pool/pool-fixture.ts'

interface Organization extends PoolCore {
  readonly payer: Payer
  readonly acme: string
  readonly globex: string
}

/** Members 1 … 4, of which 1 and 2 are in the pool, and two customers. */
async function openOrganization(): Promise<Organization> {
  const core = await openPool()
  await addAccounts(core, [id(1), id(2)])
  const [acme = '', globex = ''] = seedCustomers(
    core.workspaceFile,
    { identifier: 'acme', companyName: 'Acme GmbH' },
    { identifier: 'globex', companyName: 'Globex' },
  )
  const payer = await addPayer(core)
  await addMembers(core, payer, [1, 2, 3, 4].map(id))
  return { ...core, payer, acme, globex }
}

function these(...numbers: readonly number[]): MemberSelection {
  return { kind: 'these', accountIds: numbers.map(id) }
}

const EVERY: MemberSelection = { kind: 'matching', filter: {}, except: [] }
const UNLINK = { kind: 'unlink', reason: null } as const

test('CS-05 CS-09 members in the pool and outside of it are linked in one change, as previewed', async () => {
  const core = await openOrganization()
  const link = { kind: 'link', customerId: core.acme } as const
  await changeMembers(core, these(4), { kind: 'link', customerId: core.globex })
  expect(await core.call('members.previewChange', { selection: EVERY, change: link })).toMatchObject({
    selected: 4,
    affected: 3,
    unchanged: 0,
    excluded: [{ why: 'Linked to Globex: remove it from there first', count: 1, examples: [id(4)] }],
    examples: [1, 2, 3].map((n) => ({
      accountId: id(n),
      cells: [{ field: 'Customer', before: '', after: 'Acme GmbH' }],
      customer: null,
    })),
  })
  const { label, changeId } = await changeMembers(core, EVERY, link)
  expect(label).toBe('Linked 3 accounts to Acme GmbH')
  expect(await holders(core)).toEqual({
    [id(1)]: 'Acme GmbH',
    [id(2)]: 'Acme GmbH',
    [id(3)]: 'Acme GmbH',
    [id(4)]: 'Globex',
  })
  expect((await listed(core)).map(({ customer, status }) => [customer?.companyName, status])).toEqual([
    ['Acme GmbH', 'ready'],
    ['Acme GmbH', 'ready'],
  ])
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
  expect(events).toMatchObject([{ type: 'ACCOUNT_LINKED', details: { accounts: 3, customers: ['acme'] } }])
  expect(await findings(core)).toEqual([])

  expect(await core.run('activity.undo', { changeId: changeId ?? '' })).toMatchObject({
    reversed: 3,
    keptCount: 0,
  })
  expect(Object.values(await holders(core))).toEqual(['', '', '', 'Globex'])
  expect(await findings(core)).toEqual([])
})

test('CS-10 CS-11 every account and customer is named before, and only the links end', async () => {
  const core = await openOrganization()
  await changeMembers(core, these(1, 3), { kind: 'link', customerId: core.acme })
  await changeMembers(core, these(4), { kind: 'link', customerId: core.globex })
  expect(await core.call('members.previewChange', { selection: EVERY, change: UNLINK })).toMatchObject({
    affected: 3,
    unchanged: 1,
    examples: [
      { accountId: id(1), customer: { companyName: 'Acme GmbH' } },
      { accountId: id(3), customer: { companyName: 'Acme GmbH' } },
      { accountId: id(4), customer: { companyName: 'Globex' } },
    ],
    customers: {
      total: 2,
      named: [
        { customer: { companyName: 'Acme GmbH' }, accounts: 2 },
        { customer: { companyName: 'Globex' }, accounts: 1 },
      ],
    },
  })
  const { changeId } = await changeMembers(core, EVERY, { kind: 'unlink', reason: 'Moved away' })
  expect(Object.values(await holders(core))).toEqual(['', '', '', ''])
  expect((await listed(core)).map(({ status }) => status)).toEqual(['ready', 'ready'])
  const ended = await core.call('customers.links', {
    customerId: core.acme,
    state: 'ended',
    first: 0,
    count: 10,
  })
  expect(ended).toMatchObject({
    total: 2,
    links: [
      { accountId: id(1), account: { status: 'ready' }, unlinkReason: 'Moved away' },
      { accountId: id(3), account: null, unlinkReason: 'Moved away' },
    ],
  })
  const { events } = await core.call('activity.page', {
    filter: { types: ['ACCOUNT_UNLINKED'] },
    first: 0,
    count: 10,
  })
  expect(events.map(({ label }) => label)).toContain('Removed 2 accounts from Acme GmbH')

  await core.run('activity.undo', { changeId: changeId ?? '' })
  expect(Object.values(await holders(core))).toEqual(['Acme GmbH', '', 'Acme GmbH', 'Globex'])
  expect(await findings(core)).toEqual([])
})

test('CS-09 an undo keeps what was linked anew since, and says so', async () => {
  const core = await openOrganization()
  const { changeId } = await changeMembers(core, these(3, 4), { kind: 'link', customerId: core.acme })
  await changeMembers(core, these(3), UNLINK)
  await changeMembers(core, these(3), { kind: 'link', customerId: core.globex })
  expect(await core.run('activity.undo', { changeId: changeId ?? '' })).toMatchObject({
    reversed: 1,
    kept: [{ subject: id(3), why: 'The member account was changed again since.' }],
  })
  expect(await holders(core)).toMatchObject({ [id(3)]: 'Globex', [id(4)]: '' })
})

test('invariant 11 13 a customer that may get nothing new, or has no room left, gets no member', async () => {
  const core = await openOrganization()
  const [closed = ''] = seedCustomers(core.workspaceFile, {
    identifier: 'closed',
    companyName: 'Closed',
    status: 'disabled',
  })
  const preview = (customerId: string): Promise<unknown> =>
    core.call('members.previewChange', { selection: EVERY, change: { kind: 'link', customerId } })
  expect(await failureOf(preview(closed))).toMatchObject({ code: 'invalid-input' })
  await core.call('quotas.edit', { customerId: core.acme, kind: 'accounts', most: 3, rev: 0 })
  expect(await failureOf(preview(core.acme))).toMatchObject({
    problems: [{ message: expect.stringContaining('Acme GmbH may have 3 accounts and has 0') }],
  })
  await changeMembers(core, these(1, 3), { kind: 'link', customerId: core.acme })
  const { quotas } = await core.call('quotas.list', { customerId: core.acme })
  expect(quotas.find(({ kind }) => kind === 'accounts')).toMatchObject({ most: 3, used: 2 })
  expect(await core.call('customers.get', { identifier: 'acme' })).toMatchObject({
    counts: { linkedAccounts: 2 },
  })
  expect(await failureOf(core.call('customers.archive', { id: core.acme, rev: 1 }))).toMatchObject({
    code: 'not-allowed',
  })
})

test('a change whose preview saw an older workspace does nothing', async () => {
  const core = await openOrganization()
  const what = { selection: EVERY, change: { kind: 'link', customerId: core.acme } } as const
  const { version } = await core.call('members.previewChange', what)
  await addAccounts(core, [id(9)])
  expect(await failureOf(core.run('members.change', { ...what, version }))).toMatchObject({
    code: 'preview-outdated',
  })
  expect(Object.values(await holders(core))).toEqual(['', '', '', ''])
})

test('named accounts that are no members are named again', async () => {
  const core = await openOrganization()
  const change = { kind: 'link', customerId: core.acme } as const
  expect(await core.call('members.previewChange', { selection: these(3, 77), change })).toMatchObject({
    selected: 2,
    affected: 1,
    excluded: [{ why: 'No member account (any more)', count: 1, examples: [id(77)] }],
  })
})

test('CS-04 members are added by hand, edited and removed, and all of it is taken back', async () => {
  const core = await openOrganization()
  const fields = {
    name: 'Data',
    email: 'data@example.com',
    awsState: 'SUSPENDED',
    path: 'Root/Data',
  } as const
  await core.call('members.edit', { ...fields, accountId: id(3), rev: 1, joinedMethod: 'INVITED' })
  expect(await membersOf(core, { awsStates: ['SUSPENDED'] })).toMatchObject([
    { accountId: id(3), ...fields, joinedMethod: 'INVITED', rev: 2 },
  ])
  await core.call('members.remove', { accountId: id(4), rev: 1 })
  expect(await membersOf(core)).toHaveLength(3)
  for (let step = 0; step < 2; step += 1) {
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 10 })
    const last = events.find((event) => event.change?.undo === 'possible')
    await core.run('activity.undo', { changeId: last?.change?.id ?? '' })
  }
  expect((await membersOf(core)).map(({ name }) => name)).toEqual([1, 2, 3, 4].map((n) => `Account ${id(n)}`))
})

test('a member is of one organization, of ours, and a linked one stays', async () => {
  const core = await openOrganization()
  const other = await addPayer(core, { accountId: '887766554433', name: 'Vega' })
  const problem = async (accountId: AccountId): Promise<unknown> =>
    failureOf(addMembers(core, other, [accountId]))
  expect(await problem(id(1))).toMatchObject({
    problems: [{ path: ['accountId'], message: 'This account is a member of Sirius MSP already.' }],
  })
  expect(await problem(PAYER_ID)).toMatchObject({
    problems: [{ message: 'A management account is no member of another organization.' }],
  })
  await changeMembers(core, these(3), { kind: 'link', customerId: core.acme })
  expect(await failureOf(core.call('members.remove', { accountId: id(3), rev: 2 }))).toMatchObject({
    why: expect.stringContaining('Remove it from the customer first'),
  })
})
