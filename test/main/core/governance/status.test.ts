import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../../src/shared/contract/index.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'

const REGISTRATION = {
  companyName: 'Blue',
  identifier: 'blue',
  kind: 'end_customer',
  user: { email: 'bo@blue.example', firstName: 'Bo', lastName: 'Blue', jobFunction: null },
  tags: {},
} as const

async function register(core: GovernedCore): Promise<OutputOf<'customers.find'>['customers'][number]> {
  await core.call('governance.register', { ...REGISTRATION, parentId: core.acme.id })
  const { customers } = await core.call('customers.find', { text: 'blue', limit: 1 })
  if (customers[0] === undefined) throw new Error('a customer that was just registered is there')
  return customers[0]
}

describe('a registration', () => {
  it('MSH-05 MSH-06 waits when approvals are by hand, and the first mail says so', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ needsApproval: true })
    const blue = await register(core)
    expect([await core.standing(blue), core.mails().map(({ purpose }) => purpose)]).toEqual([
      { status: 'pending_approval', statusCode: null, statusReason: null, origin: 'registered', rev: 1 },
      ['verification'],
    ])
    expect(await core.users(blue)).toMatchObject([
      { email: 'bo@blue.example', role: 'owner', state: 'active', emailConfirmedAt: null },
    ])
  })

  it('MSH-06 is welcomed at once when approvals are not by hand', async () => {
    const core = await openGovernedCore()
    const blue = await register(core)
    expect([blue.status, core.mails().map(({ purpose }) => purpose)]).toEqual(['active', ['approval']])
  })

  it('MSH-22 is CUSTOMER_REGISTERED in the log, what staff creates is CUSTOMER_CREATED', async () => {
    const core = await openGovernedCore()
    await register(core)
    const events = await core.events(10)
    const types = events.map(({ type, subject }) => `${type} ${subject}`)
    expect(types).toContain('CUSTOMER_REGISTERED blue')
    expect(types).toContain('CUSTOMER_CREATED acme')
    expect(types).not.toContain('CUSTOMER_CREATED blue')
  })

  it('is taken back with its user and its mail', async () => {
    const core = await openGovernedCore()
    const before = await core.call('customers.find', { text: '', limit: 50 })
    await register(core)
    const [event] = await core.events()
    expect(await core.undo(event?.change?.id ?? null)).toMatchObject({ reversed: 3, keptCount: 0 })
    expect([await core.call('customers.find', { text: '', limit: 50 }), core.mails()]).toEqual([before, []])
  })
})

describe('approval', () => {
  it('MSH-06 MSH-28 lets a customer in, drafts the second mail and is CUSTOMER_APPROVED', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ needsApproval: true })
    const blue = await register(core)
    await core.call('governance.approve', await core.named(blue))
    expect(await core.standing(blue)).toMatchObject({ status: 'active', rev: 2 })
    expect((await core.events())[0]).toMatchObject({ type: 'CUSTOMER_APPROVED', subject: 'blue' })
    expect(core.mails().map(({ purpose, recipients }) => [purpose, recipients])).toEqual([
      ['verification', '["bo@blue.example"]'],
      ['approval', '["bo@blue.example"]'],
    ])
  })

  it('MSH-28 is not CUSTOMER_APPROVED once approvals by hand are switched off (invariant 26)', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ needsApproval: true })
    const blue = await register(core)
    await core.setSettings({ needsApproval: false })
    await core.call('governance.approve', await core.named(blue))
    const types = (await core.events(20)).map(({ type }) => type)
    expect([types[0], types.includes('CUSTOMER_APPROVED')]).toEqual(['CUSTOMER_STATUS_CHANGED', false])
  })

  it('MSH-07 asks to confirm the email address when the settings say so', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ needsApproval: true, needsEmailConfirmation: true })
    const blue = await register(core)
    await core.call('governance.approve', await core.named(blue))
    expect(core.mails().at(-1)?.body).toContain('answer this mail from this address')
  })

  it('can be refused with a reason: CUSTOMER_REJECTED, and nothing new for it', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ needsApproval: true })
    const blue = await register(core)
    expect(
      await failureOf(core.call('governance.reject', { ...(await core.named(blue)), reason: ' ' })),
    ).toEqual({ code: 'invalid-input', problems: [{ path: ['reason'], message: 'Say why.' }] })
    await core.call('governance.reject', { ...(await core.named(blue)), reason: 'A shell company' })
    expect(await core.standing(blue)).toMatchObject({ status: 'rejected', statusReason: 'A shell company' })
    expect((await core.events())[0]).toMatchObject({ type: 'CUSTOMER_REJECTED', subject: 'blue' })
    const { whyNoInvitation } = await core.call('users.list', { customerId: blue.id })
    expect(whyNoInvitation).toBe('The registration of Blue was rejected.')
  })

  it('A-16 is taken back by an admin only', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ needsApproval: true })
    const blue = await register(core)
    const { changeId } = await core.call('governance.approve', await core.named(blue))
    await core.workAs({ name: 'Olga' })
    expect(await core.undo(changeId)).toMatchObject({
      reversed: 1,
      kept: [
        {
          subject: 'blue',
          why: 'Only an admin approves, rejects, disables and enables customers, so only an admin takes that back.',
        },
      ],
    })
  })
})

describe('disabling', () => {
  const UNPAID = { code: 'payment_method', reason: 'The card ran out', draftsMail: false } as const

  it('MSH-08 MSH-27 has a code and a reason, and enabling takes both away', async () => {
    const core = await openGovernedCore()
    await core.call('governance.disable', { ...(await core.named(core.acme)), ...UNPAID })
    const { code, reason } = UNPAID
    expect(await core.standing(core.acme)).toMatchObject({
      status: 'disabled',
      statusCode: code,
      statusReason: reason,
    })
    expect((await core.events())[0]).toMatchObject({
      type: 'CUSTOMER_STATUS_CHANGED',
      details: { before: { status: 'Active' }, after: { status: 'Disabled', code, reason } },
    })
    await core.call('governance.enable', await core.named(core.acme))
    expect(await core.standing(core.acme)).toMatchObject({
      status: 'active',
      statusCode: null,
      statusReason: null,
    })
    expect((await core.events())[0]).toMatchObject({
      type: 'CUSTOMER_STATUS_CHANGED',
      details: { before: { status: 'Disabled', code, reason }, after: { status: 'Active' } },
    })
  })

  it('MSH-09 A-18 stops invitations, projects and users; messages, quotas and tags go on (invariant 11)', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    const customerId = core.acme.id
    const ann = { email: 'ann@example.com', firstName: 'Ann', lastName: 'Doe', jobFunction: null }
    await core.call('users.invite', { customerId, ...ann, role: 'employee' })
    const invited = (await core.users(core.acme)).find(({ state }) => state === 'invited')
    await core.call('governance.disable', { ...(await core.named(core.acme)), ...UNPAID })
    const why = 'Acme is disabled and gets nothing new. Enable it first.'
    expect([
      await failureOf(core.call('users.invite', { customerId, ...ann, role: 'employee' })),
      await failureOf(core.call('users.accept', { id: invited?.id ?? '', rev: 1 })),
      await failureOf(core.call('projects.create', { customerId, identifier: 'shop', name: 'Shop' })),
    ]).toEqual([
      { code: 'not-allowed', why },
      { code: 'not-allowed', why },
      { code: 'not-allowed', why },
    ])
    const to = { kind: 'these' as const, customerIds: [customerId] }
    await core.call('messages.send', { to, body: 'Pay.', mode: 'all_must_read' })
    await core.call('quotas.edit', { customerId, kind: 'projects', most: 0, rev: 0 })
    await core.call('users.changeRole', { id: jo.id, rev: jo.rev, role: 'owner' })
  })

  it('MSH-08 tells the people of the customer when that is wanted', async () => {
    const core = await openGovernedCore()
    await core.activeUser(core.acme, 'Jo')
    const named = await core.named(core.acme)
    await core.call('governance.disable', { ...named, ...UNPAID, draftsMail: true })
    expect(core.mails().at(-1)).toMatchObject({ purpose: 'disabled', recipients: '["jo@example.com"]' })
  })

  it('MSH-10 is followed up by steps whose ticks are kept, and which start anew the next time', async () => {
    const core = await openGovernedCore()
    const customerId = core.acme.id
    const steps = async (): Promise<unknown[]> =>
      (await core.call('governance.followUps', { customerId })).steps.map(({ step, doneBy }) => [
        step,
        doneBy,
      ])
    const tick = { customerId, step: 'remove_permissions', isDone: true } as const
    expect(await failureOf(core.call('governance.tickFollowUp', tick))).toEqual({
      code: 'not-allowed',
      why: 'Acme is not disabled: there is nothing to follow up.',
    })
    await core.call('governance.disable', { ...(await core.named(core.acme)), ...UNPAID })
    const { changeId } = await core.call('governance.tickFollowUp', tick)
    const ticked = [
      ['assign_self', null],
      ['remove_permissions', 'Administrator'],
      ['remove_service_users', null],
      ['adjust_quota', null],
    ]
    expect(await steps()).toEqual(ticked)
    expect((await core.call('governance.tickFollowUp', tick)).changeId).toBeNull()
    await core.undo(changeId)
    await core.call('governance.tickFollowUp', tick)
    await core.call('governance.tickFollowUp', { ...tick, isDone: false })
    await core.call('governance.tickFollowUp', tick)
    await core.call('governance.enable', await core.named(core.acme))
    const again = await core.call('governance.disable', { ...(await core.named(core.acme)), ...UNPAID })
    expect(await steps()).toEqual(ticked.map(([step]) => [step, null]))
    await core.undo(again.changeId)
    expect(await steps()).toEqual(ticked)
  })

  it('is refused when it does not fit, or when somebody was faster', async () => {
    const core = await openGovernedCore()
    const named = await core.named(core.acme)
    expect([
      await failureOf(core.call('governance.enable', named)),
      await failureOf(core.call('governance.approve', named)),
      await failureOf(core.call('governance.disable', { ...named, rev: 7, ...UNPAID })),
      await failureOf(core.call('governance.disable', { ...named, id: 'x', ...UNPAID })),
    ]).toEqual([
      { code: 'not-allowed', why: 'A customer that is active cannot be enabled.' },
      { code: 'not-allowed', why: 'A customer that is active cannot be approved.' },
      { code: 'conflict', what: 'customer', id: core.acme.id, current: 1 },
      { code: 'not-found', what: 'customer', id: 'x' },
    ])
  })

  it('is not for the customers of another provider', async () => {
    const core = await openGovernedCore()
    const named = await core.named(core.acme)
    const disabled = await core.call('governance.disable', { ...named, ...UNPAID })
    const other = await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await core.call('session.useProvider', { providerId: other.id })
    const why = 'It belongs to another provider. Switch to that provider first.'
    expect([
      await failureOf(core.call('governance.enable', { ...named, rev: 2 })),
      await failureOf(core.call('quotas.list', { customerId: named.id })),
      await failureOf(core.undo(disabled.changeId)),
    ]).toEqual([
      { code: 'not-found', what: 'customer', id: named.id },
      { code: 'not-found', what: 'customer', id: named.id },
      { code: 'not-allowed', why },
    ])
  })
})
