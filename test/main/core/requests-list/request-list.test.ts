import { expect, it } from 'vitest'
import type { RequestFilter, RequestSort } from '../../../../src/shared/contract/request-list.ts'
import { cellsOf, exported } from '../../../support/exported.ts'
import { openInviteDesk } from '../../../support/invite-desk.ts'

const NEWEST: RequestSort = { by: 'created', direction: 'descending' }

it('the list of requests knows stages, days left, what waits for us, and who it is about', async () => {
  let now = new Date('2026-11-20T09:00:00.000Z')
  const desk = await openInviteDesk({ now: () => now })
  await desk.sent('310987654321', '2026-11-20')
  now = new Date('2026-12-06T09:00:00.000Z')
  await desk.sent('410987654321', '2026-12-06')
  await desk.approved('510987654321', { customerId: desk.acme.id })
  await desk.draft('root@customer.example')
  const page = (filter: RequestFilter, sort = NEWEST) =>
    desk.call('requests.page', { filter, sort, first: 0, count: 50 })

  const every = await page({})
  expect(every.total).toBe(4)
  expect(every.waiting).toBe(2)
  expect(every.byStage).toMatchObject({ draft: 1, approved: 1, requested: 1, presumed_expired: 1 })
  expect((await page({}, { by: 'expires', direction: 'ascending' })).rows.slice(0, 2)).toMatchObject([
    { subject: '310987654321', stage: 'presumed_expired', daysLeft: 0 },
    { subject: '410987654321', stage: 'requested', daysLeft: 15 },
  ])
  const subjects = async (filter: RequestFilter): Promise<string[]> =>
    (await page(filter)).rows.map(({ subject }) => subject)
  expect(await subjects({ stages: ['draft'] })).toEqual(['root@customer.example'])
  expect(await subjects({ customerId: desk.acme.id })).toEqual(['510987654321'])
  expect(await subjects({ search: 'acme' })).toEqual(['510987654321'])
  expect(await subjects({ search: '%' })).toEqual([])
  expect((await page({ stages: ['draft'] })).byStage.approved).toBe(1)
})

it('the list shows why AWS refused and what is in the AWS outbox', async () => {
  const desk = await openInviteDesk()
  const id = await desk.approved('310987654321')
  await desk.call('invites.request', await desk.at(id))
  const { rows } = await desk.call('requests.page', { filter: {}, sort: NEWEST, first: 0, count: 1 })
  expect(rows[0]).toMatchObject({
    kind: 'invite',
    action: { operation: 'invite', state: 'waiting' },
    why: null,
  })
})

it('requests leave as the filter shows them, harmless to a spreadsheet (invariant 24)', async () => {
  const desk = await openInviteDesk()
  await desk.approved('510987654321', { customerId: desk.acme.id })
  await desk.draft('+root@customer.example')
  const asked = { filter: {}, sort: { by: 'subject', direction: 'ascending' } } as const

  expect(await desk.call('requests.copy', { ...asked, format: 'ids' })).toEqual({
    text: '+root@customer.example\n510987654321',
    rows: 2,
  })
  const csv = await exported(desk, 'csv', (file) => desk.run('requests.export', { ...file, ...asked }))
  expect(cellsOf(csv).map((cells) => [cells[0], cells[1], cells[2], cells[6]])).toEqual([
    ['kind', 'account', 'customer', 'stage'],
    ['Invitation', "'+root@customer.example", '', 'Draft'],
    ['Invitation', '510987654321', 'acme', 'Approved'],
  ])
  const filter = { stages: ['approved' as const] }
  const json = await desk.call('requests.copy', { ...asked, filter, format: 'json' })
  expect(JSON.parse(json.text)).toMatchObject([{ subject: '510987654321', customer: { identifier: 'acme' } }])
})
