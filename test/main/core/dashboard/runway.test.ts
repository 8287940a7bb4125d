import { expect, test } from 'vitest'
import type { TestCore } from '../../../support/open-test-core.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'

const PLAN = { name: '', currency: null, defaultModel: null }
const ACME = {
  companyName: 'Acme',
  identifier: 'acme',
  kind: 'reseller' as const,
  parentId: null,
  users: [],
}
const id = (number: number): AccountId => String(number).padStart(12, '0') as AccountId

/** A core whose clock the test sets. */
async function openAt(day: string): Promise<TestCore & { setDay(day: string): void }> {
  const clock = { now: new Date(`${day}T12:00:00.000Z`) }
  const core = openTestCore({ ports: { now: () => clock.now } })
  return { ...core, setDay: (next) => void (clock.now = new Date(`${next}T12:00:00.000Z`)) }
}

async function add(core: TestCore, marketplaceId: string, from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number += 1) {
    await core.call('accounts.create', { accountId: id(number), marketplaceId, model: 'SPAM' })
  }
}

test('U-08 the dashboard says per marketplace and model how many days the pool lasts, what is short first', async () => {
  const core = await openAt('2026-11-01')
  const levels = { poolTarget: 20, reorderAt: 4 }
  const plenty = await core.call('marketplaces.create', { ...PLAN, ...levels, code: 'MP-1' })
  const short = await core.call('marketplaces.create', { ...PLAN, ...levels, code: 'MP-2' })
  await add(core, plenty.id, 1, 12)
  await add(core, short.id, 101, 3)
  await core.call('accounts.create', { accountId: id(201), marketplaceId: plenty.id, model: 'ECAM' })
  const customer = await core.call('customers.create', ACME)
  const start = () => core.call('orders.start', { customerId: customer.id, marketplaceId: plenty.id })
  // More than four weeks ago: not counted.
  await start()
  core.setDay('2026-12-01')
  for (let order = 0; order < 4; order += 1) await start()
  const { lines } = await core.call('dashboard.get', {})
  expect(lines.map(({ marketplaceCode }) => marketplaceCode)).toEqual(['MP-2', 'MP-1'])
  const addedAt = '2026-11-01T12:00:00.000Z'
  expect(lines[1]?.runways).toEqual([
    {
      model: 'SPAM',
      ready: 7,
      held: 0,
      linked: 0,
      inProgress: 5,
      perWeek: 1,
      daysLeft: 49,
      next: { kind: 'account', accountId: id(6), model: 'SPAM', addedAt },
    },
    {
      model: 'ECAM',
      ready: 1,
      held: 0,
      linked: 0,
      inProgress: 0,
      perWeek: 0,
      daysLeft: null,
      next: { kind: 'account', accountId: id(201), model: 'ECAM', addedAt },
    },
  ])
})

test('U-08 the plots follow the pool day by day and the completed orders week by week', async () => {
  const core = await openAt('2026-11-17')
  const { id: place } = await core.call('marketplaces.create', {
    ...PLAN,
    code: 'MP-1',
    poolTarget: null,
    reorderAt: null,
  })
  await add(core, place, 1, 5)
  const customer = await core.call('customers.create', ACME)
  core.setDay('2026-11-19')
  const order = await core.call('orders.start', { customerId: customer.id, marketplaceId: place })
  await core.call('orders.complete', { id: order.id, rev: order.rev })
  core.setDay('2026-11-24')
  await core.call('orders.start', { customerId: customer.id, marketplaceId: place })
  const { readyPerDay, completedPerWeek } = await core.call('dashboard.get', {})
  expect(readyPerDay).toHaveLength(84)
  expect(readyPerDay.slice(-9)).toEqual([
    { day: '2026-11-16', ready: null },
    { day: '2026-11-17', ready: 5 },
    { day: '2026-11-18', ready: 5 },
    { day: '2026-11-19', ready: 4 },
    { day: '2026-11-20', ready: 4 },
    { day: '2026-11-21', ready: 4 },
    { day: '2026-11-22', ready: 4 },
    { day: '2026-11-23', ready: 4 },
    { day: '2026-11-24', ready: 3 },
  ])
  expect(completedPerWeek).toHaveLength(12)
  expect(completedPerWeek.slice(-2)).toEqual([
    { monday: '2026-11-16', orders: 1 },
    { monday: '2026-11-23', orders: 0 },
  ])
})
