import { describe, expect, it } from 'vitest'
import type { ActivityFilter } from '../../../../src/shared/contract/activity.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'

async function withHistory(): Promise<TestCore> {
  let hour = 8
  const core = openTestCore({ ports: { now: () => new Date(Date.UTC(2026, 10, 21, hour)) } })
  const clerk = { name: 'Jo', email: '', providerId: null, role: 'operator', isPartner: false } as const
  const { id } = await core.call('operators.create', clerk)
  await core.call('session.useOperator', { operatorId: id })
  for (const code of ['MP-1', 'MP_2', 'MP%3']) {
    hour += 1
    const rest = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null }
    const marketplace = await core.call('marketplaces.create', { code, ...rest })
    if (code !== 'MP-1') continue
    hour += 1
    const accountId = '000000000017' as Parameters<typeof core.call<'accounts.create'>>[1]['accountId']
    await core.call('accounts.create', { accountId, marketplaceId: marketplace.id, model: 'SPAM' })
  }
  return core
}

describe('activity.page', () => {
  it('lists every event with its change, newest first', async () => {
    const core = await withHistory()
    const page = await core.call('activity.page', { filter: {}, first: 0, count: 2 })
    expect({ ...page, events: page.events.map(({ details: _details, ...event }) => event) }).toEqual({
      events: [
        {
          seq: 5,
          at: '2026-11-21T12:00:00.000Z',
          actor: 'Jo',
          type: 'SETTINGS_CHANGED',
          subject: 'MP%3',
          label: 'Added marketplace MP%3',
          change: { id: expect.any(String), rows: 1, undo: 'possible' },
        },
        {
          seq: 4,
          at: '2026-11-21T11:00:00.000Z',
          actor: 'Jo',
          type: 'SETTINGS_CHANGED',
          subject: 'MP_2',
          label: 'Added marketplace MP_2',
          change: { id: expect.any(String), rows: 1, undo: 'possible' },
        },
      ],
      total: 5,
      types: ['ACCOUNT_ADDED', 'SETTINGS_CHANGED'],
      actors: ['Administrator', 'Jo'],
      customer: null,
    })
  })

  it.each<[string, ActivityFilter, number[]]>([
    ['a kind', { types: ['ACCOUNT_ADDED'] }, [3]],
    ['several kinds', { types: ['ACCOUNT_ADDED', 'SETTINGS_CHANGED'] }, [5, 4, 3, 2, 1]],
    ['no kind chosen', { types: [] }, [5, 4, 3, 2, 1]],
    ['an actor', { actor: 'Administrator' }, [1]],
    ['part of the subject', { search: '0017' }, [3]],
    ['part of the label, whatever its case', { search: 'ADDED MARKET' }, [5, 4, 2]],
    ['a percent sign as itself', { search: 'MP%' }, [5]],
    ['an underscore as itself', { search: 'P_2' }, [4]],
    ['a time from', { from: '2026-11-21T11:00:00.000Z' }, [5, 4]],
    ['a time until, which is excluded', { until: '2026-11-21T09:00:00.000Z' }, [1]],
    ['all of it together', { actor: 'Jo', types: ['SETTINGS_CHANGED'], search: 'mp-1' }, [2]],
    ['nothing that is there', { actor: 'Nobody' }, []],
  ])('filters by %s', async (_what, filter, seqs) => {
    const core = await withHistory()
    const page = await core.call('activity.page', { filter, first: 0, count: 10 })
    expect([page.events.map(({ seq }) => seq), page.total]).toEqual([seqs, seqs.length])
  })

  it('pages through the filter and always says how many there are', async () => {
    const core = await withHistory()
    const filter = { types: ['SETTINGS_CHANGED'] }
    const page = async (first: number): Promise<unknown> => {
      const { events, total } = await core.call('activity.page', { filter, first, count: 2 })
      return [events.map(({ seq }) => seq), total]
    }
    expect([await page(0), await page(2), await page(4)]).toEqual([
      [[5, 4], 4],
      [[2, 1], 4],
      [[], 4],
    ])
  })
})
