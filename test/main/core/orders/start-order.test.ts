import { describe, expect, it } from 'vitest'
import type { OrderFilter } from '../../../../src/shared/contract/orders.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { besideCore } from '../../../support/seed-accounts.ts'
import { seedCustomer } from '../../../support/seed-customers.ts'
import { openOrderDesk } from './order-desk.ts'

describe('an order', () => {
  it('CB-02 CB-10 takes the oldest Ready account of its marketplace and binds it to itself alone', async () => {
    const desk = await openOrderDesk(3)
    expect(await desk.next()).toMatchObject({ kind: 'account', accountId: desk.id(1), warning: null })
    const order = await desk.start({ externalRef: ' SO-1 ', expectedAccountId: desk.id(1) })
    expect(order).toMatchObject({
      number: 1,
      accountId: desk.id(1),
      model: 'SPAM',
      state: 'in_progress',
      customerName: 'Acme',
      marketplaceCode: 'MP-10',
      externalRef: 'SO-1',
      mode: 'new',
      overrideReason: null,
      rev: 1,
    })
    expect(order.startedAt).toBe(order.createdAt)
    expect((await desk.start()).accountId).toBe(desk.id(2))
    expect(await desk.next()).toMatchObject({ accountId: desk.id(3) })
  })

  it('keeps its mode, also from a draft, and is found and sorted by it', async () => {
    const desk = await openOrderDesk(2)
    await desk.start({ mode: 'transfer' })
    const place = { customerId: desk.acme.id, marketplaceId: desk.germany.id }
    const { id, rev } = await desk.call('orders.saveDraft', { ...place, mode: 'existing' })
    expect(await desk.call('orders.startDraft', { id, rev })).toMatchObject({ number: 2, mode: 'existing' })
    const numbers = async (filter: OrderFilter): Promise<number[]> => {
      const sort = { by: 'mode', direction: 'ascending' } as const
      const { rows } = await desk.call('orders.page', { filter, sort, first: 0, count: 10 })
      return rows.map(({ number }) => number)
    }
    expect(await numbers({})).toEqual([2, 1])
    expect(await numbers({ modes: ['transfer'] })).toEqual([1])
    expect(await numbers({ modes: ['new'] })).toEqual([])
  })

  it('CB-08 CB-11 makes its account Provisioning in progress in the same transaction, locked for everything else', async () => {
    const desk = await openOrderDesk(2)
    const order = await desk.start()
    expect(await desk.statuses(1, 2)).toEqual(['provisioning_in_progress', 'ready'])
    expect((await desk.get(1)).order).toEqual({ id: order.id, number: 1, state: 'in_progress' })
    expect((await desk.get(2)).order).toBeNull()
    const { affected, excluded } = await desk.change({ kind: 'delete' }, 1)
    expect([affected, excluded[0]?.why]).toEqual([0, 'Provisioning in progress: an order is using it'])
    expect(await desk.events(1)).toEqual([
      ['ORDER_STARTED', `Started order 1 for Acme with account ${desk.id(1)}`],
    ])
    expect(desk.rows('SELECT customer FROM event ORDER BY seq DESC LIMIT 1')).toEqual([
      { customer: desk.acme.key },
    ])
    const totals = await desk.call('accounts.totals', { filter: {} })
    expect(totals.byStatus).toMatchObject({ ready: 1, provisioning_in_progress: 1 })
  })

  it('CB-10 A-08 passes over held, invalid and linked accounts, and a restored one has its old place', async () => {
    const desk = await openOrderDesk(6)
    await desk.change({ kind: 'hold', reason: 'Quota', until: null }, 1)
    await desk.change({ kind: 'mark-invalid', reason: 'Closed' }, 2)
    await desk.change({ kind: 'delete' }, 3)
    expect(await desk.next()).toMatchObject({ accountId: desk.id(4) })
    await desk.call('accounts.restore', { accountId: desk.id(3) })
    expect((await desk.start()).accountId).toBe(desk.id(3))
    await desk.change({ kind: 'release' }, 1)
    expect((await desk.start()).accountId).toBe(desk.id(1))
    besideCore(desk.workspaceFile, ({ connection }) =>
      connection.exec(`UPDATE account SET state = 8, customer = ${desk.acme.key} WHERE account_id = 4`),
    )
    expect((await desk.start()).accountId).toBe(desk.id(5))
  })

  it('passes over an account that AWS does not report as active', async () => {
    const desk = await openOrderDesk(2)
    const set = (state: number) => `UPDATE account SET aws_state = ${state} WHERE account_id = 1`
    besideCore(desk.workspaceFile, ({ connection }) => connection.exec(set(3)))
    expect(await desk.next()).toMatchObject({ accountId: desk.id(2) })
    besideCore(desk.workspaceFile, ({ connection }) => connection.exec(set(2)))
    expect(await desk.next()).toMatchObject({ accountId: desk.id(1) })
  })

  it('A-09 takes any model, warns of an unusual one, and one model only when asked for', async () => {
    const desk = await openOrderDesk(1)
    const { germany } = desk
    await desk.call('marketplaces.edit', { ...germany, defaultModel: 'ECAM' })
    await desk.call('accounts.create', { accountId: desk.id(9), marketplaceId: germany.id, model: 'ECAM' })
    expect(await desk.next()).toMatchObject({
      accountId: desk.id(1),
      model: 'SPAM',
      warning: 'This account is SPAM, but MP-10 usually uses ECAM. Choose a model if it matters.',
    })
    expect(await desk.next('ECAM')).toMatchObject({ accountId: desk.id(9), warning: null })
    const order = await desk.start({ wantedModel: 'ECAM' })
    expect([order.accountId, order.wantedModel]).toEqual([desk.id(9), 'ECAM'])
    expect(await desk.next('ECAM')).toEqual({
      kind: 'none',
      why: 'No ECAM account is Ready, but 1 SPAM account is. Take any model, or add or import more.',
    })
  })

  it('CB-24 keeps the model it was placed with', async () => {
    const desk = await openOrderDesk(1)
    await desk.call('orders.fail', { ...(await desk.start()), reason: 'No mailbox' })
    await desk.change({ kind: 'edit', model: 'ECAM' }, 1)
    expect((await desk.get(1)).model).toBe('ECAM')
    const { rows } = await desk.call('orders.page', {
      filter: {},
      sort: { by: 'number', direction: 'ascending' },
      first: 0,
      count: 10,
    })
    expect(rows.map(({ model }) => model)).toEqual(['SPAM'])
  })

  it('says so when the account that was shown is not next any more, and takes nothing', async () => {
    const desk = await openOrderDesk(3)
    await desk.start()
    expect(await failureOf(desk.start({ expectedAccountId: desk.id(1) }))).toEqual({
      code: 'preview-outdated',
      why: `The pool changed: account ${desk.id(1)} is not next any more, account ${desk.id(2)} is.`,
    })
    expect(await desk.statuses(1, 2, 3)).toEqual(['provisioning_in_progress', 'ready', 'ready'])
    expect(desk.rows('SELECT count(*) AS n FROM account_order')).toEqual([{ n: 1 }])
  })

  it('is not undone, and undo says what to do instead', async () => {
    const desk = await openOrderDesk(1)
    await desk.start()
    const changeId = await desk.lastChange()
    expect((await desk.previewUndo(changeId)).refused).toBe(
      'What an order did is not taken back: complete it, fail it, or cancel it.',
    )
  })
})

describe('an order without an account', () => {
  it('CB-01 says why nothing can be picked', async () => {
    const desk = await openOrderDesk(0)
    const why = async (wantedModel?: 'SPAM' | 'ECAM') => {
      const next = await desk.next(wantedModel)
      return next.kind === 'none' ? next.why : next.accountId
    }
    expect(await why()).toBe('No account is stored for this marketplace yet. Add or import some.')
    expect(await failureOf(desk.start())).toEqual({ code: 'not-allowed', why: await why() })

    const place = { marketplaceId: desk.germany.id, model: 'SPAM' } as const
    await desk.call('accounts.create', { accountId: desk.id(1), ...place })
    await desk.call('accounts.create', { accountId: desk.id(2), ...place })
    const set = (values: string, id: number): void =>
      besideCore(desk.workspaceFile, ({ connection }) => {
        connection.exec(
          `INSERT INTO tally VALUES (1, 1, 8, 0) ON CONFLICT DO NOTHING;
           UPDATE tally SET n = n - 1 WHERE state = (SELECT state FROM account WHERE account_id = ${id});
           UPDATE account SET ${values} WHERE account_id = ${id};
           UPDATE tally SET n = n + 1 WHERE state = (SELECT state FROM account WHERE account_id = ${id})`,
        )
      })
    await desk.change({ kind: 'hold', reason: 'Quota', until: null }, 1, 2)
    expect(await why()).toBe('All Ready accounts are on hold. Release one, or add or import more.')
    set(`state = 8, customer = ${desk.acme.key}`, 1)
    expect(await why()).toBe(
      'All Ready accounts are on hold or linked to a customer already. Release one, or add or import more.',
    )
    set(`state = 8, customer = ${desk.acme.key}`, 2)
    expect(await why()).toBe('All Ready accounts are linked to a customer already. Add or import more.')
    set(`state = 1, customer = NULL, aws_state = 5`, 2)
    expect(await why()).toBe(
      'AWS reports every Ready account as not active. Look at their AWS state, or add or import more.',
    )
    expect(await why('ECAM')).toBe(
      'No ECAM account is Ready, but 1 SPAM account is. Take any model, or add or import more.',
    )
    await desk.change({ kind: 'mark-invalid', reason: 'Closed' }, 1, 2)
    expect(await why()).toBe('No account is Ready any more. Add or import some.')
    expect(await why('ECAM')).toBe('No ECAM account is Ready. Add or import some.')
  })

  it('CB-01 waits as a draft until there is one', async () => {
    const desk = await openOrderDesk(0)
    const input = { customerId: desk.acme.id, marketplaceId: desk.germany.id, externalRef: 'SO-7' }
    const draft = await desk.call('orders.saveDraft', input)
    expect(draft).toMatchObject({ number: 1, state: 'draft', accountId: null, model: null, startedAt: null })
    expect(await failureOf(desk.call('orders.startDraft', draft))).toMatchObject({ code: 'not-allowed' })
    await desk.call('accounts.create', {
      accountId: desk.id(1),
      marketplaceId: desk.germany.id,
      model: 'ECAM',
    })
    const started = await desk.call('orders.startDraft', draft)
    expect(started).toMatchObject({ number: 1, state: 'in_progress', accountId: desk.id(1), model: 'ECAM' })
    expect(await failureOf(desk.call('orders.startDraft', started))).toEqual({
      code: 'not-allowed',
      why: 'The order is in progress already. Complete it, or fail it.',
    })
    expect((await desk.call('orders.get', { id: draft.id })).history.map(({ label }) => label)).toEqual([
      `Started order 1 for Acme with account ${desk.id(1)}`,
      'Drafted order 1 for Acme',
    ])
  })

  it('can be taken back while it is a draft', async () => {
    const desk = await openOrderDesk(1)
    const input = { customerId: desk.acme.id, marketplaceId: desk.germany.id }
    const first = await desk.call('orders.saveDraft', input)
    const firstChange = await desk.lastChange()
    await desk.call('orders.saveDraft', input)
    expect(await desk.undo(await desk.lastChange())).toMatchObject({ reversed: 1, keptCount: 0 })
    await desk.call('orders.startDraft', first)
    expect((await desk.previewUndo(firstChange)).refused).toBe('The order was changed again since.')
    expect(desk.rows('SELECT key, state FROM account_order')).toEqual([{ key: 1, state: 'in_progress' }])
  })
})

describe('an order is refused', () => {
  it('CB-06 without a customer of the provider that may get something new (invariant 11)', async () => {
    const desk = await openOrderDesk(1)
    const disabled = desk.addCustomer('Sleepy', 'disabled')
    expect(await failureOf(desk.start({ customerId: disabled.id }))).toEqual({
      code: 'not-allowed',
      why: 'Sleepy is disabled and gets nothing new. Enable it first.',
    })
    expect(await failureOf(desk.start({ customerId: 'gone' }))).toEqual({
      code: 'invalid-input',
      problems: [{ path: ['customerId'], message: 'This customer is gone. Choose another one.' }],
    })
    await desk.call('providers.create', { name: 'Contoso', emailDomains: [], tier: 'reseller' })
    const foreign = besideCore(desk.workspaceFile, (store) =>
      seedCustomer(store, { companyName: 'Foreign', providerKey: 2 }),
    )
    expect(await failureOf(desk.start({ customerId: foreign.id }))).toMatchObject({ code: 'not-allowed' })
    expect(await desk.statuses(1)).toEqual(['ready'])
  })

  it('MSH-19 beyond the quota of accounts, those on their way counted', async () => {
    const desk = await openOrderDesk(4)
    besideCore(desk.workspaceFile, ({ connection }) =>
      connection.exec(`INSERT INTO quota (customer, kind, most) VALUES (${desk.acme.key}, 'accounts', 2)`),
    )
    await desk.call('orders.complete', await desk.start())
    await desk.start()
    expect(await failureOf(desk.start())).toMatchObject({ code: 'not-allowed' })
    expect(await desk.statuses(3)).toEqual(['ready'])
  })

  it('with an external reference that another order has, unless that one was cancelled', async () => {
    const desk = await openOrderDesk(2)
    const input = { customerId: desk.acme.id, marketplaceId: desk.germany.id, externalRef: 'SO-1' }
    const draft = await desk.call('orders.saveDraft', input)
    expect(await failureOf(desk.start({ externalRef: 'SO-1' }))).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['externalRef'],
          message: 'Order 1 has this reference already. Give another one, or look at that order.',
        },
      ],
    })
    await desk.call('orders.cancel', { id: draft.id, rev: draft.rev })
    expect((await desk.start({ externalRef: 'SO-1' })).number).toBe(2)
  })

  it('for another provider, whose accounts it never gets (CB-04)', async () => {
    const desk = await openOrderDesk(1)
    const order = await desk.start()
    const other = await desk.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await desk.call('session.useProvider', { providerId: other.id })
    expect(await failureOf(desk.next())).toMatchObject({ code: 'not-allowed' })
    expect(await failureOf(desk.call('orders.complete', order))).toMatchObject({ code: 'not-found' })
    expect(await failureOf(desk.call('orders.get', { id: order.id }))).toMatchObject({ code: 'not-found' })
  })

  it('from staff who may only look', async () => {
    const desk = await openOrderDesk(1)
    const sales = {
      name: 'Jo',
      email: '',
      providerId: null,
      role: 'sales_readonly',
      isPartner: false,
    } as const
    const { id } = await desk.call('operators.create', sales)
    await desk.call('session.useOperator', { operatorId: id })
    expect(await failureOf(desk.start())).toMatchObject({ code: 'capability-missing', needs: 'pool' })
  })
})

describe('U-06 exactly this account', () => {
  it('is used for a reason that the log keeps, and the oldest stays next', async () => {
    const desk = await openOrderDesk(3)
    const override = { accountId: desk.id(3), reason: 'Named in the contract' }
    const order = await desk.start({ override })
    expect(order).toMatchObject({ accountId: desk.id(3), overrideReason: 'Named in the contract' })
    expect(await desk.events(2)).toEqual([
      ['ORDER_STARTED', `Started order 1 for Acme with account ${desk.id(3)}`],
      ['PICK_OVERRIDDEN', `Used account ${desk.id(3)} instead of the oldest for order 1`],
    ])
    expect(await desk.next()).toMatchObject({ accountId: desk.id(1) })
    const oldest = await desk.start({ override: { accountId: desk.id(1), reason: 'It is next anyway' } })
    expect(oldest.overrideReason).toBeNull()
  })

  it.each([
    ['mark-invalid', { kind: 'mark-invalid', reason: 'x' }, 'is Invalid. Only a Ready account can be used.'],
    [
      'hold',
      { kind: 'hold', reason: 'x', until: null },
      'is on hold. Release it first, or choose another account.',
    ],
  ] as const)('is refused after %s', async (_name, change, why) => {
    const desk = await openOrderDesk(2)
    await desk.change(change, 2)
    const override = { accountId: desk.id(2), reason: 'Because' }
    expect(await failureOf(desk.start({ override }))).toEqual({
      code: 'not-allowed',
      why: `Account ${desk.id(2)} ${why}`,
    })
  })

  it('is refused when it is elsewhere, of another model, in an order, linked or not there', async () => {
    const desk = await openOrderDesk(3)
    const why = async (number: number, wantedModel: 'SPAM' | 'ECAM' | null = null) => {
      const override = { accountId: desk.id(number), reason: 'Because' }
      const failure = await failureOf(desk.start({ override, wantedModel }))
      return failure.code === 'not-allowed' ? failure.why : failure.code
    }
    await desk.start()
    await desk.change({ kind: 'edit', marketplaceId: desk.nordics.id }, 2)
    expect(await why(1)).toContain('is Provisioning in progress. Only a Ready account can be used.')
    expect(await why(2)).toContain('is stored for MP-20. Choose that marketplace, or another account.')
    expect(await why(3, 'ECAM')).toContain(
      'is SPAM. Ask for that model or for any, or choose another account.',
    )
    expect(await why(4)).toBe('not-found')
    besideCore(desk.workspaceFile, ({ connection }) =>
      connection.exec(`UPDATE account SET state = 8, customer = 1 WHERE account_id = 3`),
    )
    expect(await why(3)).toContain('is linked to a customer already.')
  })
})
