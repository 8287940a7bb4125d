import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'

const JO = { email: 'jo@example.com', firstName: 'Jo', lastName: 'Doe', jobFunction: 'CTO' } as const

async function invite(core: GovernedCore): Promise<{ readonly id: string; readonly rev: number }> {
  await core.call('users.invite', { customerId: core.acme.id, ...JO, role: 'admin' })
  const [user] = await core.users(core.acme)
  return { id: user?.id ?? '', rev: user?.rev ?? 0 }
}

describe('the users of a customer', () => {
  it('MSH-15 MSH-23 are invited by a mail and become active when they accept', async () => {
    const core = await openGovernedCore()
    const jo = await invite(core)
    expect(core.mails().map(({ purpose, recipients }) => [purpose, recipients])).toEqual([
      ['invitation', '["jo@example.com"]'],
    ])
    expect((await core.users(core.acme))[0]).toMatchObject({ ...JO, role: 'admin', state: 'invited' })
    await core.call('users.accept', jo)
    expect((await core.users(core.acme))[0]?.state).toBe('active')
    expect((await core.events(2)).map(({ type, subject }) => `${type} ${subject}`)).toEqual([
      'USER_ACCEPTED_INVITATION jo@example.com',
      'USER_INVITED jo@example.com',
    ])
  })

  it('MSH-23 MSH-24 MSH-27 leave their events: cancelled, removed, another role', async () => {
    const core = await openGovernedCore()
    await core.call('users.cancel', await invite(core))
    const jo = await core.activeUser(core.acme, 'Jo')
    await core.call('users.changeRole', { id: jo.id, rev: jo.rev, role: 'employee' })
    await core.call('users.remove', { id: jo.id, rev: jo.rev + 1 })
    const events = await core.events(5)
    expect(events.map(({ type }) => type)).toEqual([
      'USER_REMOVED',
      'USER_ROLE_CHANGED',
      'USER_ACCEPTED_INVITATION',
      'USER_INVITED',
      'USER_INVITATION_CANCELLED',
    ])
    expect(events[1]?.details).toEqual({ before: { role: 'admin' }, after: { role: 'employee' } })
    expect((await core.users(core.acme)).map(({ state }) => state)).toEqual(['cancelled', 'removed'])
  })

  it('MSH-15 expire after fourteen days and can be invited anew', async () => {
    let now = new Date('2026-11-01T08:00:00.000Z')
    const core = await openGovernedCore({ now: () => now })
    const jo = await invite(core)
    now = new Date('2026-11-15T07:59:59.999Z')
    expect((await core.users(core.acme))[0]?.state).toBe('invited')
    now = new Date('2026-11-15T08:00:00.000Z')
    expect((await core.users(core.acme))[0]?.state).toBe('expired')
    expect(await failureOf(core.call('users.accept', jo))).toMatchObject({ code: 'not-allowed' })
    const { changeId } = await core.call('users.invite', {
      customerId: core.acme.id,
      ...JO,
      role: 'employee',
    })
    expect((await core.users(core.acme)).map(({ state }) => state)).toEqual(['invited', 'expired'])
    expect(await core.undo(changeId)).toMatchObject({ reversed: 3, keptCount: 0 })
    expect((await core.users(core.acme)).map(({ state, rev }) => [state, rev])).toEqual([['expired', 1]])
  })

  it('are there once: the same email is refused, whatever its case', async () => {
    const core = await openGovernedCore()
    const jo = await invite(core)
    const again = { customerId: core.acme.id, ...JO, email: 'JO@example.com', role: 'admin' } as const
    const message = (text: string): unknown => ({
      code: 'invalid-input',
      problems: [{ path: ['email'], message: text }],
    })
    expect(await failureOf(core.call('users.invite', again))).toEqual(
      message('JO@example.com is invited to Acme already. Record that it was accepted, or cancel it first.'),
    )
    await core.call('users.accept', jo)
    expect(await failureOf(core.call('users.invite', again))).toEqual(
      message('JO@example.com is a user of Acme already.'),
    )
  })

  it('MSH-07 have their email confirmed on a day that has come', async () => {
    const core = await openGovernedCore({ now: () => new Date('2026-11-24T08:00:00.000Z') })
    const jo = await invite(core)
    const confirm = { ...jo, confirmedOn: '2026-11-25' }
    expect(await failureOf(core.call('users.confirmEmail', confirm))).toEqual({
      code: 'invalid-input',
      problems: [{ path: ['confirmedOn'], message: 'This day is still to come.' }],
    })
    const { changeId } = await core.call('users.confirmEmail', { ...jo, confirmedOn: '2026-11-24' })
    expect((await core.users(core.acme))[0]?.emailConfirmedAt).toBe('2026-11-24')
    await core.undo(changeId)
    expect((await core.users(core.acme))[0]?.emailConfirmedAt).toBeNull()
  })

  it('come back by undo, unless their place was taken or they changed since', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    const removed = await core.call('users.remove', jo)
    await core.call('users.invite', { customerId: core.acme.id, ...JO, role: 'admin' })
    expect(await failureOf(core.undo(removed.changeId))).toEqual({
      code: 'not-allowed',
      why: 'jo@example.com was invited again since.',
    })
    const ann = await core.activeUser(core.acme, 'Ann')
    const named = { id: ann.id, rev: ann.rev }
    const promoted = await core.call('users.changeRole', { ...named, role: 'owner' })
    await core.call('users.changeRole', { ...named, rev: ann.rev + 1, role: 'employee' })
    expect(await failureOf(core.undo(promoted.changeId))).toEqual({
      code: 'not-allowed',
      why: 'The user was changed again since.',
    })
  })
})

describe('Add Myself', () => {
  it('MSH-12 MSH-13 MSH-26 makes a partner a user, in the role of the settings', async () => {
    const core = await openGovernedCore()
    await core.workAs({ name: 'Olga Petrova', email: 'olga@distributor.example', isPartner: true })
    await core.call('users.addMyself', { customerId: core.acme.id })
    expect(await core.users(core.acme)).toMatchObject([
      {
        email: 'olga@distributor.example',
        firstName: 'Olga',
        lastName: 'Petrova',
        role: 'admin',
        state: 'active',
        operatorName: 'Olga Petrova',
      },
    ])
    expect((await core.events())[0]).toMatchObject({
      type: 'USER_ASSIGNED_HIMSELF',
      subject: 'olga@distributor.example',
    })
    const { whyNotAddMyself } = await core.call('users.list', { customerId: core.acme.id })
    expect(whyNotAddMyself).toBe('Olga Petrova is Customer Admin here already.')
  })

  it('MSH-13 as an Employee manages no users, but may leave; an admin may do both', async () => {
    const core = await openGovernedCore()
    await core.setSettings({ selfAssignRole: 'employee' })
    const jo = await core.activeUser(core.acme, 'Jo')
    const { operator: admin } = await core.call('session.get', {})
    await core.workAs({ name: 'Olga', isPartner: true })
    await core.call('users.addMyself', { customerId: core.acme.id })
    const why = 'Olga is Customer Employee here and cannot manage its users. Ask for the role Customer Admin.'
    const ann = { customerId: core.acme.id, ...JO, email: 'ann@example.com', role: 'admin' } as const
    const named = { id: jo.id, rev: jo.rev }
    const no = { code: 'not-allowed', why }
    expect([
      (await core.call('users.list', { customerId: core.acme.id })).whyNoInvitation,
      await failureOf(core.call('users.invite', ann)),
      await failureOf(core.call('users.remove', named)),
      await failureOf(core.call('users.changeRole', { ...named, role: 'owner' })),
    ]).toEqual([why, no, no, no])
    const olga = (await core.users(core.acme)).find(({ operatorName }) => operatorName === 'Olga')
    await core.call('users.remove', { id: olga?.id ?? '', rev: 1 })
    await core.call('session.useOperator', { operatorId: admin.id })
    await core.call('operators.edit', { ...admin, email: 'me@distributor.example' })
    await core.call('users.addMyself', { customerId: core.acme.id })
    await core.call('users.invite', ann)
  })

  it('MSH-12 is for partners with an email address, on customers that are active or disabled', async () => {
    const core = await openGovernedCore()
    const add = { customerId: core.acme.id }
    const noEmail = await failureOf(core.call('users.addMyself', add))
    await core.workAs({ name: 'Olga' })
    expect([noEmail, await failureOf(core.call('users.addMyself', add))]).toEqual([
      {
        code: 'not-allowed',
        why: 'Administrator has no email address yet. Enter one under Settings, Operators.',
      },
      {
        code: 'not-allowed',
        why: 'Only partners can add themselves. Olga is not marked as a partner in the settings.',
      },
    ])
  })

  it('MSH-10 works on a disabled customer, whose permissions somebody has to take away', async () => {
    const core = await openGovernedCore()
    const disable = { code: 'other', reason: 'Fraud', draftsMail: false } as const
    await core.call('governance.disable', { ...(await core.named(core.acme)), ...disable })
    await core.workAs({ name: 'Olga', isPartner: true })
    await core.call('users.addMyself', { customerId: core.acme.id })
    expect(await core.users(core.acme)).toMatchObject([{ role: 'admin', state: 'active' }])
  })

  it('keeps an operator who is a user; one who was a user can go, and comes back as such', async () => {
    const core = await openGovernedCore()
    const { operator: admin } = await core.call('session.get', {})
    const olga = await core.workAs({ name: 'Olga', isPartner: true })
    await core.call('users.addMyself', { customerId: core.acme.id })
    await core.call('session.useOperator', { operatorId: admin.id })
    const named = { id: olga.id, rev: olga.rev }
    expect(await failureOf(core.call('operators.remove', named))).toEqual({
      code: 'not-allowed',
      why: 'Olga is a user of 1 customer. Remove them there first.',
    })
    const [user] = await core.users(core.acme)
    await core.call('users.remove', { id: user?.id ?? '', rev: 1 })
    await core.call('operators.remove', named)
    expect(await core.users(core.acme)).toMatchObject([{ lastName: 'Olga', operatorName: null }])
    const [removal] = await core.events()
    expect(await core.undo(removal?.change?.id ?? null)).toMatchObject({ reversed: 2, keptCount: 0 })
    expect(await core.users(core.acme)).toMatchObject([{ operatorName: 'Olga', state: 'removed' }])
  })
})
