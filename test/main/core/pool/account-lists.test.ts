import { expect, test } from 'vitest'
import type { AccountFilter, AccountSort } from '../../../../src/shared/contract/accounts.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import {
  addAccounts,
  failureOf,
  id,
  idsOf,
  listed,
  openPool,
  reopenWith,
  STATES,
  type PoolCore,
} from './pool-fixture.ts'

/** Six accounts, one of each status and one held, stored in the order 5, 3, 6, 1, 4, 2. */
async function openMixedPool(): Promise<PoolCore> {
  const fresh = await openPool()
  await addAccounts(fresh, [id(5), id(3)], { model: 'ECAM' })
  await addAccounts(fresh, [id(6)], { marketplaceId: fresh.marketplaces.twenty })
  await addAccounts(fresh, [id(1), id(4), id(2)])
  return reopenWith(fresh, {
    [id(1)]: { state: STATES.allocated, name: 'beta', aws_state: 2 },
    [id(2)]: { state: STATES.held, hold_reason: 'Quota used up', hold_until: '2027-01-31', name: 'Alpha' },
    [id(3)]: { state: STATES.invalid, status_reason: 'Closed by AWS', aws_state: 5 },
    [id(4)]: { state: STATES.provisioning_in_progress, email: 'ops@example.com' },
    [id(6)]: { state: STATES.provisioning_failed, name: 'ÄLPHA', aws_state: 2 },
  })
}

test('CB-09 CB-11 CB-12 CB-13 every status is a filter, and a hold stands beside the status', async () => {
  const core = await openMixedPool()
  const of = (filter: AccountFilter) => idsOf(core, filter)
  expect({
    all: await of({}),
    ready: await of({ statuses: ['ready'] }),
    free: await of({ statuses: ['ready'], isHeld: false }),
    held: await of({ isHeld: true }),
    inProgress: await of({ statuses: ['provisioning_in_progress'] }),
    invalid: await of({ statuses: ['invalid'] }),
    allocated: await of({ statuses: ['allocated'] }),
    failed: await of({ statuses: ['provisioning_failed'] }),
    two: await of({ statuses: ['allocated', 'invalid'] }),
    none: await of({ statuses: [], models: [], marketplaceIds: [] }),
    ecam: await of({ models: ['ECAM'] }),
    twenty: await of({ marketplaceIds: [core.marketplaces.twenty] }),
    active: await of({ awsStates: ['ACTIVE'] }),
    activeOrClosed: await of({ awsStates: ['ACTIVE', 'CLOSED'] }),
    activeAllocated: await of({ awsStates: ['ACTIVE'], statuses: ['allocated'] }),
    unknownMarketplace: await of({ marketplaceIds: ['nowhere'] }),
    unknownChange: await of({ addedByChangeId: 'nothing' }),
  }).toEqual({
    all: [id(5), id(3), id(6), id(1), id(4), id(2)],
    ready: [id(5), id(2)],
    free: [id(5)],
    held: [id(2)],
    inProgress: [id(4)],
    invalid: [id(3)],
    allocated: [id(1)],
    failed: [id(6)],
    two: [id(3), id(1)],
    none: [id(5), id(3), id(6), id(1), id(4), id(2)],
    ecam: [id(5), id(3)],
    twenty: [id(6)],
    active: [id(6), id(1)],
    activeOrClosed: [id(3), id(6), id(1)],
    activeAllocated: [id(1)],
    unknownMarketplace: [],
    unknownChange: [],
  })
  const rows = await listed(core)
  expect(rows.map(({ statusReason, hold }) => ({ statusReason, hold }))).toEqual([
    { statusReason: null, hold: null },
    { statusReason: 'Closed by AWS', hold: null },
    { statusReason: null, hold: null },
    { statusReason: null, hold: null },
    { statusReason: null, hold: null },
    { statusReason: null, hold: { reason: 'Quota used up', until: '2027-01-31' } },
  ])
})

test('CB-05 contacts are generic until the account is allocated', async () => {
  const core = await openMixedPool()
  const rows = await listed(core)
  expect(rows.filter(({ hasGenericContacts }) => !hasGenericContacts).map((row) => row.status)).toEqual([
    'allocated',
  ])
})

test.each<[AccountSort['by'], number[], number[]]>([
  ['added', [5, 3, 6, 1, 4, 2], [2, 4, 1, 6, 3, 5]],
  ['accountId', [1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]],
  ['status', [5, 2, 4, 3, 1, 6], [6, 1, 3, 4, 2, 5]],
  ['marketplace', [5, 3, 1, 4, 2, 6], [6, 2, 4, 1, 3, 5]],
  ['model', [5, 3, 6, 1, 4, 2], [2, 4, 1, 6, 3, 5]],
  // Whatever the case; accounts without a name come last in both directions.
  ['name', [2, 1, 6, 5, 3, 4], [6, 1, 2, 5, 3, 4]],
  ['email', [4, 5, 3, 6, 1, 2], [4, 5, 3, 6, 1, 2]],
])('accounts are sorted by %s in both directions', async (by, ascending, descending) => {
  const core = await openMixedPool()
  expect(await idsOf(core, {}, { by, direction: 'ascending' })).toEqual(ascending.map(id))
  expect(await idsOf(core, {}, { by, direction: 'descending' })).toEqual(descending.map(id))
})

test('pages of any size are parts of one list, and the total is that of the whole', async () => {
  const core = await openMixedPool()
  for (const by of ['added', 'status', 'accountId', 'name'] as const) {
    const sort: AccountSort = { by, direction: 'descending' }
    const whole = await idsOf(core, {}, sort)
    const parts: AccountId[] = []
    for (let first = 0; first < 8; first += 2) {
      const page = await core.call('accounts.page', { filter: {}, sort, first, count: 2 })
      expect(page.total).toBe(6)
      parts.push(...page.rows.map(({ accountId }) => accountId))
    }
    expect(parts).toEqual(whole)
  }
})

test('totals count every status under the other filters, held accounts apart', async () => {
  const core = await openMixedPool()
  const totals = async (filter: AccountFilter) => {
    const { version: _version, ...counts } = await core.call('accounts.totals', { filter })
    return counts
  }
  const everything = {
    ready: 2,
    provisioning_in_progress: 1,
    invalid: 1,
    allocated: 1,
    provisioning_failed: 1,
  }
  expect(await totals({})).toEqual({ byStatus: everything, held: 1, total: 6, isExact: true })
  expect(await totals({ statuses: ['invalid'] })).toEqual({
    byStatus: everything,
    held: 1,
    total: 1,
    isExact: true,
  })
  expect(await totals({ models: ['ECAM'], statuses: ['ready'] })).toEqual({
    byStatus: { ready: 1, provisioning_in_progress: 0, invalid: 1, allocated: 0, provisioning_failed: 0 },
    held: 0,
    total: 1,
    isExact: true,
  })
  expect(await totals({ search: 'alpha' })).toEqual({
    byStatus: { ready: 1, provisioning_in_progress: 0, invalid: 0, allocated: 0, provisioning_failed: 0 },
    held: 1,
    total: 1,
    isExact: true,
  })
})

test('the accounts that one change brought can be listed by it', async () => {
  const core = await openMixedPool()
  const [first] = await listed(core)
  const changeId = first?.changeId ?? ''
  expect(await idsOf(core, { addedByChangeId: changeId })).toEqual([first?.accountId])
  for (const by of ['status', 'accountId', 'name'] as const) {
    expect(await idsOf(core, { addedByChangeId: changeId }, { by, direction: 'ascending' })).toEqual([
      first?.accountId,
    ])
  }
  expect(await core.call('accounts.totals', { filter: { addedByChangeId: changeId } })).toMatchObject({
    total: 1,
  })
})

test('an account that is not there is not found', async () => {
  const core = await openPool()
  expect(await failureOf(core.call('accounts.get', { accountId: id(1) }))).toEqual({
    code: 'not-found',
    what: 'account',
    id: id(1),
  })
})

test('up to ten thousand accounts can be copied as ids, CSV or JSON', async () => {
  const core = await openMixedPool()
  const copy = (format: 'ids' | 'csv' | 'json') =>
    core.call('accounts.copy', {
      selection: { kind: 'these', accountIds: [id(6), id(2)] },
      sort: { by: 'accountId', direction: 'ascending' },
      format,
    })
  expect(await copy('ids')).toEqual({ text: `${id(2)}\n${id(6)}`, rows: 2 })
  expect((await copy('csv')).text.split('\r\n')[1]).toMatch(
    /^000000000002;MP-00010;SPAM;Ready;;Quota used up;2027-01-31;Alpha;;;;/,
  )
  expect(JSON.parse((await copy('json')).text)).toMatchObject([
    { accountId: id(2), marketplace: 'MP-00010', hold: { reason: 'Quota used up', until: '2027-01-31' } },
    { accountId: id(6), marketplace: 'MP-00020', name: 'ÄLPHA', awsState: 'ACTIVE' },
  ])
})
