import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { besideCore } from '../../../support/seed-accounts.ts'
import { openOrderDesk, type OrderDesk } from './order-desk.ts'

const NEVER_TAKEN_BACK = 'and what an order did is not taken back.'

async function setSettings(desk: OrderDesk, settings: Record<string, unknown>): Promise<void> {
  const session = await desk.call('session.get', {})
  await desk.call('settings.edit', { ...session.settings, ...settings })
}

async function beOperator(desk: OrderDesk): Promise<void> {
  const clerk = { name: 'Jo', email: '', providerId: null, role: 'operator', isPartner: false } as const
  const { id } = await desk.call('operators.create', clerk)
  await desk.call('session.useOperator', { operatorId: id })
}

describe('completing an order', () => {
  it('CB-06 CB-13 makes its account Allocated and links it to the customer', async () => {
    const desk = await openOrderDesk(2)
    const { id, rev } = await desk.start()
    const done = await desk.call('orders.complete', { id, rev })
    expect(done).toMatchObject({ state: 'completed', rev: 2 })
    expect(done.finishedAt).not.toBeNull()
    const account = await desk.get(1)
    expect([account.status, account.hasGenericContacts]).toEqual(['allocated', false])
    expect(account.order).toMatchObject({ number: 1, state: 'completed' })
    expect(desk.rows('SELECT state, customer FROM account WHERE account_id = 1')).toEqual([
      { state: 4, customer: desk.acme.key },
    ])
    expect(desk.rows('SELECT account, customer, unlinked_by FROM account_link')).toEqual([
      { account: 1, customer: desk.acme.key, unlinked_by: null },
    ])
    expect(await desk.events(2)).toEqual([
      ['ORDER_COMPLETED', `Completed order 1 of Acme, account ${desk.id(1)}`],
      ['ACCOUNT_LINKED', `Linked account ${desk.id(1)} to Acme`],
    ])
  })

  it('CB-07 is for good: nothing brings the account back', async () => {
    const desk = await openOrderDesk(1)
    const order = await desk.start()
    const done = await desk.call('orders.complete', { id: order.id, rev: order.rev })
    const target = { id: done.id, rev: done.rev }
    const refused = { code: 'not-allowed', why: `The order is completed, ${NEVER_TAKEN_BACK}` }
    expect(await failureOf(desk.call('orders.complete', target))).toEqual(refused)
    expect(await failureOf(desk.call('orders.fail', { ...target, reason: 'x' }))).toEqual(refused)
    expect(await failureOf(desk.call('orders.cancel', { ...target, reason: 'x' }))).toEqual(refused)
    expect((await desk.previewUndo(await desk.lastChange())).refused).toContain('not taken back')
    expect((await desk.change({ kind: 'mark-invalid', reason: 'x' }, 1)).affected).toBe(0)
    expect(await desk.statuses(1)).toEqual(['allocated'])
  })

  it('is refused for a customer that was disabled since (invariant 11), and works once it is enabled', async () => {
    const desk = await openOrderDesk(1)
    const { id, rev } = await desk.start()
    const setStatus = (status: string): void =>
      besideCore(desk.workspaceFile, ({ connection }) => {
        connection.exec(`UPDATE customer SET status = '${status}'`)
      })
    setStatus('disabled')
    expect(await failureOf(desk.call('orders.complete', { id, rev }))).toEqual({
      code: 'not-allowed',
      why: 'Acme is disabled and gets nothing new. Enable it first.',
    })
    setStatus('active')
    expect((await desk.call('orders.complete', { id, rev })).state).toBe('completed')
  })

  it('is refused while its account is linked to another customer', async () => {
    const desk = await openOrderDesk(1)
    const { id, rev } = await desk.start()
    const other = desk.addCustomer('Other')
    besideCore(desk.workspaceFile, ({ connection }) =>
      connection.exec(`UPDATE account SET customer = ${other.key}`),
    )
    expect(await failureOf(desk.call('orders.complete', { id, rev }))).toEqual({
      code: 'not-allowed',
      why: 'Its account is linked to Other. Remove it from that customer first.',
    })
  })

  it('is refused when somebody else moved the order since it was read', async () => {
    const desk = await openOrderDesk(1)
    const { id, rev } = await desk.start()
    expect(await failureOf(desk.call('orders.complete', { id, rev: rev + 1 }))).toMatchObject({
      code: 'conflict',
      current: rev,
    })
  })
})

describe('failing an order', () => {
  it('CB-14 needs a reason, which the account keeps, and the account is never picked again', async () => {
    const desk = await openOrderDesk(2)
    const { id, rev } = await desk.start()
    expect(await failureOf(desk.call('orders.fail', { id, rev, reason: ' ' }))).toEqual({
      code: 'invalid-input',
      problems: [{ path: ['reason'], message: 'Say why.' }],
    })
    const failed = await desk.call('orders.fail', { id, rev, reason: 'Root mailbox bounced' })
    expect(failed).toMatchObject({ state: 'failed', reason: 'Root mailbox bounced' })
    expect(await desk.get(1)).toMatchObject({
      status: 'provisioning_failed',
      statusReason: 'Root mailbox bounced',
    })
    expect(await desk.next()).toMatchObject({ accountId: desk.id(2) })
    expect((await desk.change({ kind: 'revalidate', reason: 'x' }, 1)).affected).toBe(0)
    await desk.change({ kind: 'mark-invalid', reason: 'x' }, 1)
    expect((await desk.change({ kind: 'revalidate', reason: 'x' }, 1)).affected).toBe(0)
  })
})

describe('cancelling an order', () => {
  it('is simple for a draft', async () => {
    const desk = await openOrderDesk(0)
    await beOperator(desk)
    const input = { customerId: desk.acme.id, marketplaceId: desk.germany.id }
    const { id, rev } = await desk.call('orders.saveDraft', input)
    expect(await desk.call('orders.cancel', { id, rev })).toMatchObject({ state: 'cancelled', reason: null })
    expect(await desk.events(1)).toEqual([['ORDER_CANCELLED', 'Cancelled order 1 of Acme']])
  })

  it('A-13 is refused in progress where the workspace does not allow it, and says to fail it', async () => {
    const desk = await openOrderDesk(1)
    const { id, rev } = await desk.start()
    expect(await failureOf(desk.call('orders.cancel', { id, rev, reason: 'x' }))).toEqual({
      code: 'not-allowed',
      why: 'An order that is in progress is not cancelled: its account may have been used. Fail it, and the account is never picked again.',
    })
    await setSettings(desk, { allowsCancelToReady: true })
    expect(await failureOf(desk.call('orders.cancel', { id, rev }))).toEqual({
      code: 'not-allowed',
      why: 'Say why.',
    })
    await beOperator(desk)
    expect(await failureOf(desk.call('orders.cancel', { id, rev, reason: 'x' }))).toMatchObject({
      code: 'not-allowed',
    })
    expect(await desk.statuses(1)).toEqual(['provisioning_in_progress'])
  })

  it('gives the account back to its old place where an admin may', async () => {
    const desk = await openOrderDesk(2)
    await setSettings(desk, { allowsCancelToReady: true })
    const { id, rev } = await desk.start()
    expect(await desk.call('orders.cancel', { id, rev, reason: 'Placed twice' })).toMatchObject({
      state: 'cancelled',
      reason: 'Placed twice',
      accountId: desk.id(1),
    })
    expect((await desk.get(1)).order).toBeNull()
    expect(await desk.next()).toMatchObject({ accountId: desk.id(1) })
    expect((await desk.start()).accountId).toBe(desk.id(1))
  })

  it('U-04 lets the account rest first when the workspace says so', async () => {
    const desk = await openOrderDesk(2)
    await setSettings(desk, { allowsCancelToReady: true, cooldownDays: 3 })
    const { id, rev } = await desk.start()
    await desk.call('orders.cancel', { id, rev, reason: 'Placed twice' })
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    expect((await desk.get(1)).hold).toEqual({
      reason: 'Cooling down after order 1 was cancelled',
      until,
    })
    expect(await desk.next()).toMatchObject({ accountId: desk.id(2) })
    await desk.change({ kind: 'release' }, 1)
    expect(await desk.next()).toMatchObject({ accountId: desk.id(1) })
  })
})

describe('many orders', () => {
  it('are completed at once, with one event each, and what stays says why', async () => {
    const desk = await openOrderDesk(4)
    const orders = [await desk.start(), await desk.start(), await desk.start()]
    const last = orders[2]
    if (last === undefined) throw new Error('three orders were started')
    await desk.call('orders.fail', { id: last.id, rev: last.rev, reason: 'x' })
    const selection = { kind: 'matching' as const, filter: {}, except: [] }
    const finish = { kind: 'complete' as const }
    const { version, ...preview } = await desk.call('orders.previewFinish', { selection, finish })
    const excluded = [{ why: `The order is failed, ${NEVER_TAKEN_BACK}`, count: 1, examples: [3] }]
    expect(preview).toEqual({ selected: 3, affected: 2, excluded })
    const outcome = await desk.run('orders.finish', { selection, finish, version })
    expect(outcome).toMatchObject({ label: 'Completed 2 orders', affected: 2, excluded })
    expect(await desk.statuses(1, 2, 3, 4)).toEqual([
      'allocated',
      'allocated',
      'provisioning_failed',
      'ready',
    ])
    expect(await desk.events(5)).toEqual([
      ['ORDER_COMPLETED', 'Completed 2 orders'],
      ['ACCOUNT_LINKED', `Linked account ${desk.id(2)} to Acme`],
      ['ORDER_COMPLETED', `Completed order 2 of Acme, account ${desk.id(2)}`],
      ['ACCOUNT_LINKED', `Linked account ${desk.id(1)} to Acme`],
      ['ORDER_COMPLETED', `Completed order 1 of Acme, account ${desk.id(1)}`],
    ])
    const totals = await desk.call('accounts.totals', { filter: {} })
    expect(totals.byStatus).toMatchObject({ allocated: 2, provisioning_failed: 1, ready: 1 })
  })

  it('are failed at once, but not when anything changed since the preview', async () => {
    const desk = await openOrderDesk(3)
    const orderIds = [(await desk.start()).id, (await desk.start()).id, 'gone']
    const selection = { kind: 'these' as const, orderIds }
    const finish = { kind: 'fail' as const, reason: 'Marketplace closed' }
    const { version, excluded } = await desk.call('orders.previewFinish', { selection, finish })
    expect(excluded).toEqual([{ why: 'It is not there any more.', count: 1, examples: [] }])
    await desk.start()
    expect(await failureOf(desk.run('orders.finish', { selection, finish, version }))).toMatchObject({
      code: 'preview-outdated',
    })
    const now = await desk.call('orders.previewFinish', { selection, finish })
    await desk.run('orders.finish', { selection, finish, version: now.version })
    expect(await desk.statuses(1, 2, 3)).toEqual([
      'provisioning_failed',
      'provisioning_failed',
      'provisioning_in_progress',
    ])
  })
})

describe('the list of orders', () => {
  it('filters, counts by state, sorts and begins anywhere', async () => {
    const desk = await openOrderDesk(5)
    const beta = desk.addCustomer('Beta')
    for (const ref of ['SO-1', 'SO-2', 'SO-3']) await desk.start({ externalRef: ref })
    const ofBeta = await desk.start({ customerId: beta.id })
    await desk.call('orders.complete', { id: ofBeta.id, rev: ofBeta.rev })
    const page = async (filter: object, by = 'number', direction = 'descending', first = 0) => {
      const sort = { by, direction } as never
      const answer = await desk.call('orders.page', { filter, sort, first, count: 2 })
      return [answer.rows.map(({ number }) => number), answer.total]
    }
    expect(await page({})).toEqual([[4, 3], 4])
    expect(await page({}, 'number', 'ascending', 2)).toEqual([[3, 4], 4])
    expect(await page({}, 'externalRef', 'ascending', 2)).toEqual([[3, 4], 4])
    expect(await page({ states: ['completed'] })).toEqual([[4], 1])
    expect(await page({ customerId: beta.id })).toEqual([[4], 1])
    expect(await page({ marketplaceIds: [desk.nordics.id] })).toEqual([[], 0])
    expect(await page({ search: 'so-2' })).toEqual([[2], 1])
    expect(await page({ search: '0000003' })).toEqual([[3], 1])
    expect(await page({ search: '#4' })).toEqual([[4], 1])
    expect(await page({ search: 'bet' }, 'customer')).toEqual([[4], 1])
    const { byState } = await desk.call('orders.page', {
      filter: { states: ['draft'] },
      sort: { by: 'started', direction: 'ascending' },
      first: 0,
      count: 10,
    })
    expect(byState).toEqual({ draft: 0, in_progress: 3, completed: 1, failed: 0, cancelled: 0 })
  })

  it('is exported, harmless to a spreadsheet (invariant 24)', async () => {
    const desk = await openOrderDesk(2)
    await desk.start({ externalRef: '=HYPERLINK("x")' })
    const sort = { by: 'number', direction: 'ascending' } as const
    const exported = async (format: 'csv' | 'json'): Promise<string> => {
      const { ref, path } = desk.grantTarget(`orders.${format}`)
      const { rows } = await desk.run('orders.export', { filter: {}, sort, format, target: ref.token })
      expect(rows).toBe(1)
      return readFileSync(path, 'utf8')
    }
    const [header, line] = (await exported('csv')).split('\r\n')
    expect(header).toMatch(/^order;external_ref;account_id;account_model;customer;/)
    expect(line).toMatch(/^1;"'=HYPERLINK\(""x""\)";000000000001;SPAM;acme;Acme;MP-10;In progress;/)
    expect(JSON.parse(await exported('json'))).toMatchObject([
      { number: 1, accountId: desk.id(1), customerName: 'Acme' },
    ])
  })
})
