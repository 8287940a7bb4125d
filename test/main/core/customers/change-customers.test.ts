import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../../src/shared/contract/customers.ts'
import type { CoreEvent } from '../../../../src/shared/contract/events.ts'
import { openCustomerTree, type CustomerTree } from '../../../support/customer-tree.ts'
import { failureOf } from '../../../support/failure-of.ts'

const FACTS = {
  companyName: 'Blue GmbH',
  domain: 'blue.example',
  sector: 'Energy',
  pricebook: 'EMEA 2026',
  currency: 'EUR',
  supportPlan: 'Business',
  isPaymentOk: true,
  isGovernment: false,
  note: 'Calls on Mondays',
}

function get(core: CustomerTree, identifier: string): Promise<Customer> {
  return core.call('customers.get', { identifier })
}

async function log(core: CustomerTree, count: number): Promise<unknown> {
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count })
  return events.map(({ type, label }) => [type, label])
}

describe('a customer', () => {
  it('is read by its identifier, whatever its case, with its place and its numbers', async () => {
    const core = await openCustomerTree()
    expect(await get(core, 'BLUE')).toMatchObject({
      identifier: 'blue',
      companyName: 'Blue',
      status: 'active',
      origin: 'created',
      parent: { identifier: 'acme' },
      above: [
        { identifier: 'my-company', companyName: 'My company' },
        { identifier: 'acme', companyName: 'Acme' },
      ],
      isOwn: false,
      counts: { children: 0, linkedAccounts: 0, openOrders: 0, users: 0, projects: 0 },
    })
    expect(await get(core, 'my-company')).toMatchObject({ isOwn: true, counts: { children: 1 } })
  })

  it('MSH-01 of another provider is not there', async () => {
    const core = await openCustomerTree()
    const { id, rev } = await get(core, 'blue')
    const other = await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await core.call('session.useProvider', { providerId: other.id })
    const missing = (named: string) => ({ code: 'not-found', what: 'customer', id: named })
    expect([
      await failureOf(core.call('customers.get', { identifier: 'blue' })),
      await failureOf(core.call('customers.edit', { ...FACTS, id, rev })),
      await failureOf(core.call('customers.archive', { id, rev })),
    ]).toEqual([missing('blue'), missing(id), missing(id)])
  })

  it('MSH-04 is edited without its identifier; terms have events of their own', async () => {
    const core = await openCustomerTree()
    const heard: CoreEvent[] = []
    core.subscribe((event) => heard.push(event))
    const { id, rev } = await get(core, 'blue')
    const edited = await core.call('customers.edit', { ...FACTS, id, rev })
    expect(edited).toMatchObject({ ...FACTS, identifier: 'blue', rev: 2 })
    expect(await log(core, 3)).toEqual([
      ['CUSTOMER_UPDATED', 'Edited customer Blue GmbH'],
      ['CUSTOMER_PRICEBOOK_SET', 'Pricebook of Blue GmbH: none → EMEA 2026'],
      ['CUSTOMER_SUPPORT_PLAN_CHANGED', 'Support plan of Blue GmbH: none → Business'],
    ])
    expect(heard).toEqual([{ kind: 'customers.changed' }, { kind: 'activity.changed' }])
    expect(await failureOf(core.call('customers.edit', { ...FACTS, id, rev }))).toMatchObject({
      code: 'conflict',
      current: 2,
    })
    await core.undo(await core.lastChange())
    expect(await get(core, 'blue')).toMatchObject({ companyName: 'Blue', domain: null, supportPlan: null })
  })

  it('is refused an edit that makes no sense, field by field', async () => {
    const core = await openCustomerTree()
    const { id, rev } = await get(core, 'blue')
    const wrong = { ...FACTS, companyName: '', domain: 'no domain', currency: 'euro' }
    expect(await failureOf(core.call('customers.edit', { ...wrong, id, rev }))).toEqual({
      code: 'invalid-input',
      problems: [
        { path: ['companyName'], message: 'Give the name of the company.' },
        { path: ['domain'], message: 'A domain looks like example.com.' },
        { path: ['currency'], message: 'A currency has three letters, like EUR.' },
      ],
    })
  })

  it('takes its old form back only while nobody edited it again', async () => {
    const core = await openCustomerTree()
    const { id, rev } = await get(core, 'blue')
    await core.call('customers.edit', { ...FACTS, id, rev })
    const first = await core.lastChange()
    await core.call('customers.edit', { ...FACTS, companyName: 'Blue SE', id, rev: 2 })
    expect(await failureOf(core.run('activity.undo', { changeId: first }))).toEqual({
      code: 'not-allowed',
      why: 'The customer was changed again since.',
    })
  })
})

describe('moving a customer', () => {
  it('DT-05 puts it under another parent with everything below it', async () => {
    const core = await openCustomerTree()
    const zeta = await core.add({ companyName: 'Zeta', kind: 'reseller' })
    const { id, rev } = await get(core, 'blue')
    const moved = await core.call('customers.move', { id, rev, parentId: zeta.id })
    expect(moved.parent).toMatchObject({ identifier: 'zeta', path: ['My company'] })
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
    expect(events[0]).toMatchObject({
      type: 'CUSTOMER_PARENT_CHANGED',
      details: { before: 'Acme', after: 'Zeta' },
    })
    await core.undo(await core.lastChange())
    expect((await get(core, 'blue')).parent?.identifier).toBe('acme')
  })

  it("A-25 without a parent leads under the provider's own entry", async () => {
    const core = await openCustomerTree()
    const { id, rev } = await get(core, 'blue')
    const moved = await core.call('customers.move', { id, rev, parentId: null })
    expect(moved.parent?.identifier).toBe('my-company')
    const again = await core.call('customers.move', { id, rev: moved.rev, parentId: null })
    expect(again.rev).toBe(moved.rev)
  })

  it('invariant 10 is refused under itself and under the wrong kind, at the field of the parent', async () => {
    const core = await openCustomerTree()
    const acme = await get(core, 'acme')
    const own = await get(core, 'my-company')
    const why = async (named: Customer, parentId: string): Promise<unknown> => {
      const { id, rev } = named
      const failure = await failureOf(core.call('customers.move', { id, rev, parentId }))
      return failure.code === 'invalid-input' ? failure.problems : failure
    }
    expect([
      await why(acme, core.acme.id),
      await why(own, core.acme.id),
      await why(acme, core.blue.id),
      await why(await get(core, 'blue'), core.cyan.id),
      await why(await get(core, 'blue'), 'nobody'),
    ]).toEqual([
      [{ path: ['parentId'], message: 'Acme cannot stand under itself. Choose another parent.' }],
      [{ path: ['parentId'], message: 'My company cannot stand under itself. Choose another parent.' }],
      [{ path: ['parentId'], message: 'Acme cannot stand under itself. Choose another parent.' }],
      [
        {
          path: ['parentId'],
          message: 'Nothing stands under an end customer. Choose a reseller or a distributor.',
        },
      ],
      [{ path: ['parentId'], message: 'The parent is not there any more. Choose another one.' }],
    ])
  })
})

describe('archiving a customer', () => {
  it('is refused while customers stand under it', async () => {
    const core = await openCustomerTree()
    const { id, rev } = await get(core, 'acme')
    expect(await failureOf(core.call('customers.archive', { id, rev }))).toEqual({
      code: 'not-allowed',
      why: 'There are customers under it. Archive or move them first.',
    })
  })

  it('takes it out of use and can be taken back in both directions', async () => {
    const core = await openCustomerTree()
    const { id, rev } = await get(core, 'blue')
    expect(await core.call('customers.archive', { id, rev })).toMatchObject({ status: 'archived', rev: 2 })
    expect(await log(core, 1)).toEqual([['CUSTOMER_ARCHIVED', 'Archived customer Blue']])
    expect(await core.call('customers.unarchive', { id, rev: 2 })).toMatchObject({ status: 'active' })
    expect(await log(core, 1)).toEqual([['CUSTOMER_STATUS_CHANGED', 'Brought back customer Blue']])
    await core.undo(await core.lastChange())
    expect((await get(core, 'blue')).status).toBe('archived')
    expect(await failureOf(core.call('customers.archive', { id, rev: 2 }))).toEqual({
      code: 'not-allowed',
      why: 'A customer that is archived cannot be archived.',
    })
  })

  it('keeps the order of things: nothing new under it, and nothing back before it is', async () => {
    const core = await openCustomerTree()
    for (const name of ['blue', 'cyan', 'acme']) {
      const { id, rev } = await get(core, name)
      await core.call('customers.archive', { id, rev })
    }
    const blue = await get(core, 'blue')
    const under = core.add({ companyName: 'New', parentId: core.acme.id })
    expect([
      await failureOf(core.call('customers.unarchive', { id: blue.id, rev: blue.rev })),
      await failureOf(under),
    ]).toEqual([
      {
        code: 'not-allowed',
        why: 'Acme, under which it stands, is archived. Bring that back first.',
      },
      {
        code: 'invalid-input',
        problems: [{ path: ['parentId'], message: 'Acme is archived. Bring it back first.' }],
      },
    ])
  })

  it('is not done again by an undo while somebody stands under it by now', async () => {
    const core = await openCustomerTree()
    const zeta = await core.add({ companyName: 'Zeta', kind: 'reseller' })
    await core.call('customers.archive', { id: zeta.id, rev: 1 })
    await core.call('customers.unarchive', { id: zeta.id, rev: 2 })
    const changeId = await core.lastChange()
    await core.add({ companyName: 'New', parentId: zeta.id })
    expect(await failureOf(core.run('activity.undo', { changeId }))).toEqual({
      code: 'not-allowed',
      why: 'There are customers under it by now. Archive or move them first.',
    })
  })
})
