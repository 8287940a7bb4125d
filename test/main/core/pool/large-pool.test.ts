import { expect, test } from 'vitest'
import { ADDED, id, openPool, reopenWithImported } from './pool-fixture.ts'

test('a large pool answers with its first page and totals before all of it is in memory', async () => {
  const core = await reopenWithImported(await openPool(), 60_000)
  const page = await core.call('accounts.page', { filter: {}, sort: ADDED, first: 0, count: 2 })
  expect(page).toMatchObject({
    rows: [{ accountId: id(300_000_000_000) }, { accountId: id(300_000_000_001) }],
    total: 60_000,
    isExact: true,
  })
  const last = { by: 'added', direction: 'descending' } as const
  expect(await core.call('accounts.page', { filter: {}, sort: last, first: 0, count: 1 })).toMatchObject({
    rows: [{ accountId: id(300_000_059_999) }],
    total: 60_000,
  })
  expect(await core.call('accounts.totals', { filter: { models: ['ECAM'] } })).toMatchObject({
    total: 30_000,
    byStatus: { ready: 30_000 },
  })
})

test('any page of a large pool is found, whatever its filter and order', async () => {
  const core = await reopenWithImported(await openPool(), 60_000)
  const rowAt = async (by: 'added' | 'accountId' | 'model' | 'marketplace', first: number) => {
    const sort = { by, direction: 'ascending' } as const
    const filter = { models: ['SPAM' as const] }
    const { rows } = await core.call('accounts.page', { filter, sort, first, count: 1 })
    return rows[0]?.accountId
  }
  // SPAM are the numbers 0, 1, 4, 5, 8, 9 …; every second one is in the first marketplace.
  expect(await rowAt('added', 20_001)).toBe(id(300_000_040_001))
  expect(await rowAt('accountId', 29_999)).toBe(id(300_000_059_997))
  expect(await rowAt('model', 10_000)).toBe(id(300_000_020_000))
  expect(await rowAt('marketplace', 15_000)).toBe(id(300_000_000_001))
})

test('a very common search shows its first rows at once and tells when all are counted', async () => {
  const core = await reopenWithImported(await openPool(), 60_000)
  const counted = new Promise<void>((resolve) => {
    core.subscribe(({ kind }) => {
      if (kind === 'search.counted') resolve()
    })
  })
  const ask = () =>
    core.call('accounts.page', { filter: { search: 'workload' }, sort: ADDED, first: 0, count: 1 })
  const first = await ask()
  expect(first.rows.map(({ accountId }) => accountId)).toEqual([id(300_000_000_000)])
  expect(first.isExact).toBe(false)
  await counted
  expect(await ask()).toMatchObject({ total: 60_000, isExact: true })
  expect(await core.call('accounts.totals', { filter: { search: 'workload' } })).toMatchObject({
    total: 60_000,
    isExact: true,
  })
})

test('sorting very many accounts by a text is refused with a way out', async () => {
  const core = await reopenWithImported(await openPool(), 200_001)
  const page = (search?: string) =>
    core.call('accounts.page', {
      filter: search === undefined ? {} : { search },
      sort: { by: 'name', direction: 'ascending' },
      first: 0,
      count: 1,
    })
  await expect(page()).rejects.toMatchObject({
    failure: {
      code: 'not-allowed',
      why: '200,001 accounts are too many to sort by name; up to 200,000 can be. Narrow the list with a filter or a search first.',
    },
  })
  expect((await page('30000002000*')).rows[0]?.name).toBe('Workload 20000')
})
