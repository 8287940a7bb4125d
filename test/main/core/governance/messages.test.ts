import { describe, expect, it } from 'vitest'
import type { Message } from '../../../../src/shared/contract/governance.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'

type Mode = 'all_must_read' | 'single_read_only'

const these = (...customerIds: string[]) => ({ kind: 'these', customerIds }) as const

async function send(core: GovernedCore, mode: Mode): Promise<Message> {
  await core.call('messages.send', { to: these(core.acme.id), body: 'Prices change.', mode })
  return newest(core)
}

async function newest(core: GovernedCore): Promise<Message> {
  const { messages } = await core.call('messages.list', { customerId: core.acme.id })
  if (messages[0] === undefined) throw new Error('a message that was just sent is there')
  return messages[0]
}

const BY_PHONE = { evidence: 'Said so on the phone' }

describe('a message', () => {
  it('MSH-17 all must read: n of m acknowledged, closed by the last one', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    const ann = await core.activeUser(core.acme, 'Ann')
    const { id, rev, ...sent } = await send(core, 'all_must_read')
    expect([sent.done, sent.of, sent.readers.map(({ name }) => name)]).toEqual([0, 2, ['Ann Doe', 'Jo Doe']])
    await core.call('messages.acknowledge', { id, rev, userId: jo.id, ...BY_PHONE })
    expect(await newest(core)).toMatchObject({ done: 1, of: 2, state: 'sent' })
    await core.call('messages.acknowledge', { id, rev, userId: ann.id, ...BY_PHONE })
    expect(await newest(core)).toMatchObject({ done: 2, of: 2, state: 'closed' })
    expect((await core.events(4)).map(({ type }) => type)).toEqual([
      'MESSAGE_ACKNOWLEDGED',
      'MESSAGE_CLOSED',
      'MESSAGE_ACKNOWLEDGED',
      'MESSAGE_SENT',
    ])
  })

  it('MSH-18 single read only: the first acknowledgement closes it for all', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    const ann = await core.activeUser(core.acme, 'Ann')
    const { id, rev } = await send(core, 'single_read_only')
    const receipt = { id, rev, userId: jo.id, ...BY_PHONE }
    const { changeId } = await core.call('messages.acknowledge', receipt)
    expect(await newest(core)).toMatchObject({ done: 1, of: 1, state: 'closed' })
    expect(
      await failureOf(core.call('messages.acknowledge', { ...receipt, rev: rev + 1, userId: ann.id })),
    ).toEqual({ code: 'not-allowed', why: 'The message is closed: nobody has to read it any more.' })
    expect(await core.undo(changeId)).toMatchObject({ reversed: 2, keptCount: 0 })
    expect(await newest(core)).toMatchObject({ done: 0, of: 1, state: 'sent' })
  })

  it('A-19 is acknowledged by the operator as a user, and for others only with evidence', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    await core.workAs({ name: 'Olga', isPartner: true })
    await core.call('users.addMyself', { customerId: core.acme.id })
    const { id, rev, readers } = await send(core, 'all_must_read')
    const me = readers.find(({ isMe }) => isMe)?.userId ?? ''
    expect(
      await failureOf(core.call('messages.acknowledge', { id, rev, userId: jo.id, evidence: ' ' })),
    ).toEqual({ code: 'not-allowed', why: 'Say how you know that Jo Doe has read it.' })
    await core.call('messages.acknowledge', { id, rev, userId: me, evidence: null })
    await core.call('messages.acknowledge', { id, rev, userId: jo.id, ...BY_PHONE })
    expect((await newest(core)).readers.map(({ name, evidence }) => [name, evidence])).toEqual([
      ['Jo Doe', 'Said so on the phone'],
      ['Olga', null],
    ])
  })

  it('MSH-16 waits for the operator who is a user, at the start and at the customer, until it is read', async () => {
    const core = await openGovernedCore()
    const blue = await core.create('Blue')
    await core.activeUser(core.acme, 'Jo')
    await core.workAs({ name: 'Olga', isPartner: true })
    await core.call('users.addMyself', { customerId: core.acme.id })
    const { id, rev } = await send(core, 'all_must_read')
    const unread = async (customerId: string | null): Promise<unknown[]> =>
      (await core.call('messages.unread', { customerId })).messages.map(({ body, customer }) => [
        body,
        customer.identifier,
      ])
    const mine = [['Prices change.', 'acme']]
    expect([await unread(null), await unread(core.acme.id), await unread(blue.id)]).toEqual([mine, mine, []])
    const [waiting] = (await core.call('messages.unread', { customerId: null })).messages
    await core.call('messages.acknowledge', { id, rev, userId: waiting?.userId ?? '', evidence: null })
    expect(await unread(null)).toEqual([])
    await core.workAs({ name: 'Pia' })
    expect(await unread(null)).toEqual([])
  })

  it('MSH-17 closes when the last one who had not read it leaves', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    const ann = await core.activeUser(core.acme, 'Ann')
    const { id, rev } = await send(core, 'all_must_read')
    await core.call('messages.acknowledge', { id, rev, userId: jo.id, ...BY_PHONE })
    await core.call('users.remove', { id: ann.id, rev: ann.rev })
    expect(await newest(core)).toMatchObject({ done: 1, of: 1, state: 'closed' })
  })

  it('can be closed by hand', async () => {
    const core = await openGovernedCore()
    await core.activeUser(core.acme, 'Jo')
    const { id, rev } = await send(core, 'all_must_read')
    const { changeId } = await core.call('messages.close', { id, rev })
    expect([(await newest(core)).state, (await core.events())[0]?.type]).toEqual(['closed', 'MESSAGE_CLOSED'])
    expect((await core.call('messages.close', { id, rev: rev + 1 })).changeId).toBeNull()
    await core.undo(changeId)
    expect((await newest(core)).state).toBe('sent')
  })

  it('MSH-16 goes to many customers at once; those without a reader are left out and named', async () => {
    const core = await openGovernedCore()
    const blue = await core.create('Blue')
    const cyan = await core.create('Cyan')
    await core.activeUser(core.acme, 'Jo')
    await core.activeUser(blue, 'Ann')
    const to = these(core.acme.id, blue.id, cyan.id, blue.id)
    const sent = await core.call('messages.send', { to, body: 'Hello', mode: 'all_must_read' })
    const why =
      'Cyan has no active user who could read it. Invite one, and record when the invitation is accepted.'
    expect(sent).toMatchObject({ sent: 2, leftOut: [{ companyName: 'Cyan', why }] })
    expect((await core.events(3)).map(({ type, subject }) => `${type} ${subject}`)).toEqual([
      'MESSAGE_SENT 2 customers',
      'MESSAGE_SENT blue',
      'MESSAGE_SENT acme',
    ])
    expect(
      await failureOf(
        core.call('messages.send', { to: these(cyan.id), body: 'Hello', mode: 'all_must_read' }),
      ),
    ).toEqual({ code: 'not-allowed', why })
    expect(core.mails().filter(({ purpose }) => purpose === 'message')).toHaveLength(2)
    expect(await core.undo(sent.changeId)).toMatchObject({ reversed: 4, keptCount: 0 })
    expect(core.mails().filter(({ purpose }) => purpose === 'message')).toEqual([])
  })

  it('MSH-16 goes to all that a filter shows', async () => {
    const core = await openGovernedCore()
    const blue = await core.create('Blue')
    await core.activeUser(core.acme, 'Jo')
    await core.activeUser(blue, 'Ann')
    const to = { kind: 'matching', filter: { search: 'blu' } } as const
    const sent = await core.call('messages.send', { to, body: 'Hello', mode: 'single_read_only' })
    expect([sent.sent, (await core.events())[0]?.subject]).toEqual([1, 'blue'])
  })

  it('MSH-16 drafts a mail to those who can be written to, asking for an answer when all must read', async () => {
    const core = await openGovernedCore()
    await core.activeUser(core.acme, 'Jo')
    await send(core, 'all_must_read')
    expect(core.mails().find(({ purpose }) => purpose === 'message')).toMatchObject({
      recipients: '["jo@example.com"]',
      body: expect.stringMatching(/Prices change\.[\s\S]*answer this mail to say that you have read it/),
    })
  })

  it('MSH-16 goes to all that a filter shows but those that were left out', async () => {
    const core = await openGovernedCore()
    const blue = await core.create('Blue')
    await core.activeUser(core.acme, 'Jo')
    await core.activeUser(blue, 'Ann')
    const own = (await core.call('customers.find', { text: '', limit: 50 })).customers.filter(
      ({ id }) => id !== core.acme.id && id !== blue.id,
    )
    const except = [blue.id, ...own.map(({ id }) => id)]
    const to = { kind: 'matching', filter: {}, except } as const
    const sent = await core.call('messages.send', { to, body: 'Hello', mode: 'single_read_only' })
    expect([sent, (await core.events())[0]?.subject]).toMatchObject([{ sent: 1, leftOut: [] }, 'acme'])
  })

  it('stays when it was acknowledged before its sending is taken back; its mail goes', async () => {
    const core = await openGovernedCore()
    const jo = await core.activeUser(core.acme, 'Jo')
    await core.activeUser(core.acme, 'Ann')
    const { id, rev } = await send(core, 'all_must_read')
    const [sending] = await core.events()
    await core.call('messages.acknowledge', { id, rev, userId: jo.id, ...BY_PHONE })
    const undone = await core.undo(sending?.change?.id ?? null)
    expect(undone).toMatchObject({ reversed: 1, keptCount: 1 })
    expect((await newest(core)).state).toBe('sent')
  })
})
