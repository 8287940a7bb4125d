import { expect, test } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import {
  addAccounts,
  changeNow,
  failureOf,
  id,
  idsOf,
  listed,
  openPool,
  reopenWith,
  STATES,
  type PoolCore,
} from './pool-fixture.ts'

const EVERYTHING: AccountSelection = { kind: 'matching', filter: {}, except: [] }

/** Accounts 1 … 6: Ready, held, in progress, invalid, allocated, failed. */
async function openOneOfEach(): Promise<PoolCore> {
  const fresh = await openPool()
  await addAccounts(fresh, [1, 2, 3, 4, 5, 6].map(id))
  return reopenWith(fresh, {
    [id(2)]: { state: STATES.held, hold_reason: 'Policy review' },
    [id(3)]: { state: STATES.provisioning_in_progress },
    [id(4)]: { state: STATES.invalid, status_reason: 'Closed' },
    [id(5)]: { state: STATES.allocated },
    [id(6)]: { state: STATES.provisioning_failed },
  })
}

test('CB-12 accounts are marked Invalid with a reason, and what cannot be is named with why', async () => {
  const core = await openOneOfEach()
  const change: AccountChange = { kind: 'mark-invalid', reason: 'Suspended by AWS' }
  const preview = await core.call('accounts.previewChange', { selection: EVERYTHING, change })
  expect(preview).toEqual({
    selected: 6,
    affected: 3,
    affectedAllocated: 0,
    unchanged: 1,
    excluded: [
      { why: 'Provisioning in progress: an order is using it', count: 1, examples: [id(3)] },
      { why: 'Allocated: this status is final', count: 1, examples: [id(5)] },
    ],
    examples: [
      {
        accountId: id(1),
        cells: [
          { field: 'Status', before: 'Ready', after: 'Invalid' },
          { field: 'Reason', before: '', after: 'Suspended by AWS' },
        ],
        customer: null,
      },
      {
        accountId: id(2),
        cells: [
          { field: 'Status', before: 'Ready, on hold', after: 'Invalid' },
          { field: 'Reason', before: '', after: 'Suspended by AWS' },
          { field: 'Hold reason', before: 'Policy review', after: '' },
        ],
        customer: null,
      },
      {
        accountId: id(6),
        cells: [
          { field: 'Status', before: 'Provisioning failed', after: 'Invalid' },
          { field: 'Reason', before: '', after: 'Suspended by AWS' },
        ],
        customer: null,
      },
    ],
    customers: { total: 0, named: [] },
    version: preview.version,
  })
  const outcome = await core.run('accounts.change', {
    selection: EVERYTHING,
    change,
    version: preview.version,
  })
  expect(outcome).toEqual({
    changeId: outcome.changeId,
    label: 'Marked 3 accounts invalid',
    affected: preview.affected,
    unchanged: preview.unchanged,
    excluded: preview.excluded,
    durationMs: outcome.durationMs,
  })
  expect(await idsOf(core, { statuses: ['invalid'] })).toEqual([1, 2, 4, 6].map(id))
  expect((await listed(core, { statuses: ['invalid'] })).map(({ statusReason }) => statusReason)).toEqual([
    'Suspended by AWS',
    'Suspended by AWS',
    'Closed',
    'Suspended by AWS',
  ])
  const { history } = await core.call('accounts.get', { accountId: id(2) })
  expect(history[0]).toMatchObject({
    label: 'Marked 3 accounts invalid',
    cells: preview.examples[1]?.cells,
    changeId: outcome.changeId,
  })
})

test('CB-07 CB-14 an admin brings back an Invalid account, never one that was Allocated or failed in an order', async () => {
  const core = await openOneOfEach()
  await changeNow(core, EVERYTHING, { kind: 'mark-invalid', reason: 'Audit' })
  const outcome = await changeNow(core, EVERYTHING, { kind: 'revalidate', reason: 'Audit passed' })
  expect(outcome).toMatchObject({
    label: 'Brought 3 accounts back to Ready',
    affected: 3,
    unchanged: 0,
    excluded: [
      { why: 'Provisioning in progress: an order is using it', count: 1, examples: [id(3)] },
      { why: 'Allocated: this status is final', count: 1, examples: [id(5)] },
      {
        why: 'Invalid: it failed in an order once and never becomes Ready again',
        count: 1,
        examples: [id(6)],
      },
    ],
  })
  expect(await idsOf(core, { statuses: ['ready'] })).toEqual([1, 2, 4].map(id))
})

test('U-01 a hold takes Ready accounts out of circulation for a reason, and releasing returns them', async () => {
  const core = await openOneOfEach()
  const held = await changeNow(core, EVERYTHING, { kind: 'hold', reason: 'Quota', until: '2999-12-31' })
  expect(held).toMatchObject({ label: 'Held 2 accounts', affected: 2 })
  expect(held.excluded.map(({ why }) => why)).toEqual([
    'Provisioning in progress: an order is using it',
    'Invalid: only Ready accounts can be held',
    'Allocated: only Ready accounts can be held',
    'Provisioning failed: only Ready accounts can be held',
  ])
  expect((await listed(core, { isHeld: true })).map(({ hold }) => hold)).toEqual([
    { reason: 'Quota', until: '2999-12-31' },
    { reason: 'Quota', until: '2999-12-31' },
  ])
  expect(await changeNow(core, EVERYTHING, { kind: 'release' })).toMatchObject({
    label: 'Released 2 accounts',
    affected: 2,
    unchanged: 3,
  })
  expect(await idsOf(core, { isHeld: true })).toEqual([])
  expect((await listed(core, { statuses: ['ready'] })).map(({ hold }) => hold)).toEqual([null, null])
})

test('a hold cannot end before it begins', async () => {
  const core = await openOneOfEach()
  const call = core.call('accounts.previewChange', {
    selection: EVERYTHING,
    change: { kind: 'hold', reason: 'Quota', until: '2020-01-01' },
  })
  expect(await failureOf(call)).toEqual({
    code: 'invalid-input',
    problems: [
      {
        path: ['until'],
        message: 'The hold would have ended on 2020-01-01. Choose today or a later day.',
      },
    ],
  })
})

test('CB-23 several accounts are edited at once; locked ones stay and are listed', async () => {
  const core = await openOneOfEach()
  const { twenty } = core.marketplaces
  const outcome = await changeNow(core, EVERYTHING, { kind: 'edit', marketplaceId: twenty })
  expect(outcome).toMatchObject({ label: 'Edited 4 accounts', affected: 4, unchanged: 0 })
  expect(outcome.excluded.map(({ examples }) => examples)).toEqual([[id(3)], [id(5)]])
  expect(await idsOf(core, { marketplaceIds: [twenty] })).toEqual([1, 2, 4, 6].map(id))
  const ten = (await listed(core, { marketplaceIds: [core.marketplaces.ten] })).map((row) => row.accountId)
  expect(ten).toEqual([id(3), id(5)])
  expect(await changeNow(core, EVERYTHING, { kind: 'edit', marketplaceId: twenty })).toMatchObject({
    changeId: null,
    affected: 0,
    unchanged: 4,
  })
})

test('CB-25 one account and several are deleted; those of an order stay and are listed', async () => {
  const core = await openOneOfEach()
  const one = await changeNow(core, { kind: 'these', accountIds: [id(4)] }, { kind: 'delete' })
  expect(one).toMatchObject({ label: 'Deleted account 000000000004', affected: 1, excluded: [] })
  const several = await changeNow(
    core,
    { kind: 'these', accountIds: [id(1), id(3), id(5), id(4), id(99)] },
    { kind: 'delete' },
  )
  expect(several).toMatchObject({
    label: 'Deleted 2 accounts',
    affected: 2,
    excluded: [
      { why: 'Provisioning in progress: an order is using it', count: 1, examples: [id(3)] },
      { why: 'Not in the pool (any more)', count: 2, examples: [id(4), id(99)] },
    ],
  })
  expect(await idsOf(core)).toEqual([2, 3, 6].map(id))
  expect(await core.call('accounts.restore', { accountId: id(5) })).toMatchObject({ status: 'allocated' })
})

test('invariant 20 a bulk change is one change set with one event and a remembered row per account', async () => {
  const core = await openOneOfEach()
  const outcome = await changeNow(core, EVERYTHING, { kind: 'edit', model: 'ECAM' })
  const { rows, total } = await core.call('activity.rows', {
    changeId: outcome.changeId ?? '',
    first: 0,
    count: 100,
  })
  expect(total).toBe(4)
  expect(rows.map(({ subject, cells }) => ({ subject, cells }))).toEqual(
    [1, 2, 4, 6].map((n) => ({
      subject: id(n),
      cells: [{ field: 'Account model', before: 'SPAM', after: 'ECAM' }],
    })),
  )
  const { events } = await core.call('activity.page', {
    filter: { types: ['ACCOUNT_EDITED'] },
    first: 0,
    count: 10,
  })
  expect(events).toMatchObject([
    { label: 'Edited 4 accounts', subject: '4 accounts', change: { rows: 4, undo: 'possible' } },
  ])
})

test('a change of another version than its preview does nothing and says so', async () => {
  const core = await openOneOfEach()
  const change: AccountChange = { kind: 'delete' }
  const { version } = await core.call('accounts.previewChange', { selection: EVERYTHING, change })
  await addAccounts(core, [id(7)])
  const failure = await failureOf(core.run('accounts.change', { selection: EVERYTHING, change, version }))
  expect(failure.code).toBe('preview-outdated')
  expect(await idsOf(core)).toEqual([1, 2, 3, 4, 5, 6, 7].map(id))
})

test('CB-04 a selection that names accounts of another provider leaves them alone', async () => {
  const core = await openOneOfEach()
  const ours = (await core.call('session.get', {})).provider.name
  const { id: contoso } = await core.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  await core.call('session.useProvider', { providerId: contoso })
  const expected = {
    affected: 0,
    excluded: [{ why: `Belongs to ${ours}, another provider`, count: 6 }],
  }
  const visible: AccountSelection = { kind: 'matching', filter: { includeOtherProviders: true }, except: [] }
  expect(await changeNow(core, visible, { kind: 'delete' })).toMatchObject(expected)
  const named: AccountSelection = { kind: 'these', accountIds: [1, 2, 3, 4, 5, 6].map(id) }
  expect(await changeNow(core, named, { kind: 'release' })).toMatchObject(expected)
  expect(await changeNow(core, EVERYTHING, { kind: 'delete' })).toMatchObject({ affected: 0, excluded: [] })
})
