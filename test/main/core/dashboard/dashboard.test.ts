import { expect, test } from 'vitest'
import {
  addAccounts,
  addMarketplace,
  changeNow,
  id,
  openPool,
  reopenWith,
  STATES,
} from '../pool/pool-fixture.ts'

const now = () => new Date('2026-11-21T12:00:00.000Z')

test('CB-10 the dashboard names the account that comes next: the oldest Ready one that is not held', async () => {
  const fresh = await openPool({ now })
  await addAccounts(fresh, [id(9), id(5)], { model: 'ECAM' })
  await addAccounts(fresh, [id(7), id(3)])
  await addAccounts(fresh, [id(2)], { marketplaceId: fresh.marketplaces.twenty })
  const core = await reopenWith(
    fresh,
    {
      [id(9)]: { state: STATES.held, hold_reason: 'Quota', hold_until: '2026-11-25' },
      [id(7)]: { state: STATES.allocated },
    },
    { now },
  )
  const next = async () =>
    (await core.call('dashboard.get', {})).lines.map(({ marketplaceCode, next: up }) => [marketplaceCode, up])
  const addedAt = now().toISOString()
  expect(await next()).toEqual([
    ['MP-00010', { kind: 'account', accountId: id(5), model: 'ECAM', addedAt }],
    ['MP-00020', { kind: 'account', accountId: id(2), model: 'SPAM', addedAt }],
  ])
  await changeNow(
    core,
    { kind: 'these', accountIds: [id(5), id(2)] },
    { kind: 'mark-invalid', reason: 'Audit' },
  )
  expect(await next()).toEqual([
    ['MP-00010', { kind: 'account', accountId: id(3), model: 'SPAM', addedAt }],
    ['MP-00020', { kind: 'none', why: 'No account is Ready any more. Add or import some.' }],
  ])
  await changeNow(
    core,
    { kind: 'these', accountIds: [id(3)] },
    { kind: 'hold', reason: 'Quota', until: null },
  )
  expect((await next())[0]).toEqual([
    'MP-00010',
    { kind: 'none', why: 'All Ready accounts are on hold. Release one, or add or import more.' },
  ])
})

test('CB-01 an empty pool says why nothing can be picked', async () => {
  const core = await openPool()
  const { lines, total } = await core.call('dashboard.get', {})
  expect(total).toBe(0)
  expect(lines.map(({ next }) => next)).toEqual([
    { kind: 'none', why: 'No account is stored for this marketplace yet. Add or import some.' },
    { kind: 'none', why: 'No account is stored for this marketplace yet. Add or import some.' },
  ])
})

test('the dashboard sums the active provider, lists the marketplaces of all, and shows what is new and ends soon', async () => {
  const fresh = await openPool({ now })
  await addAccounts(fresh, [id(1), id(2)])
  await addAccounts(fresh, [id(3)], { model: 'ECAM' })
  const ours = (await fresh.call('session.get', {})).provider
  const contoso = await fresh.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  await fresh.call('session.useProvider', { providerId: contoso.id })
  await addAccounts(fresh, [id(4)], { marketplaceId: await addMarketplace(fresh, 'MP-00005') })
  await fresh.call('session.useProvider', { providerId: ours.id })
  const core = await reopenWith(
    fresh,
    {
      [id(2)]: { state: STATES.held, hold_reason: 'Quota', hold_until: '2026-11-28' },
      [id(3)]: { state: STATES.held, hold_reason: 'Audit', hold_until: '2026-11-29' },
    },
    { now },
  )
  const dashboard = await core.call('dashboard.get', {})
  const plots = { readyPerDay: null, completedPerWeek: null, addedPerDay: null }
  expect({ ...dashboard, lines: null, recent: null, ...plots }).toEqual({
    byStatus: { ready: 3, provisioning_in_progress: 0, invalid: 0, allocated: 0, provisioning_failed: 0 },
    held: 2,
    total: 3,
    holdsEnding: [{ accountId: id(2), reason: 'Quota', until: '2026-11-28' }],
    lines: null,
    recent: null,
    ...plots,
  })
  expect(
    dashboard.lines.map(({ providerName, marketplaceCode, byStatus, held, readyByModel }) => ({
      providerName,
      marketplaceCode,
      ready: byStatus.ready,
      held,
      readyByModel,
    })),
  ).toEqual([
    {
      providerName: ours.name,
      marketplaceCode: 'MP-00010',
      ready: 3,
      held: 2,
      readyByModel: { SPAM: 1, ECAM: 0 },
    },
    {
      providerName: ours.name,
      marketplaceCode: 'MP-00020',
      ready: 0,
      held: 0,
      readyByModel: { SPAM: 0, ECAM: 0 },
    },
    {
      providerName: 'Contoso',
      marketplaceCode: 'MP-00005',
      ready: 1,
      held: 0,
      readyByModel: { SPAM: 1, ECAM: 0 },
    },
  ])
  expect(dashboard.addedPerDay).toHaveLength(30)
  expect(dashboard.addedPerDay[0]?.day).toBe('2026-10-23')
  expect(dashboard.addedPerDay.at(-1)).toEqual({ day: '2026-11-21', accounts: 3 })
  expect(dashboard.recent).toHaveLength(8)
  expect(dashboard.recent[0]?.label).toBe('Added account 000000000004')
})
