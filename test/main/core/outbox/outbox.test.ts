import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftMail } from '../../../../src/main/core/outbox/draft-mail.ts'
import { claimMail } from '../../../../src/main/core/outbox/mail-draft-table.ts'
import { change } from '../../../../src/main/core/store/change.ts'
import type { CoreEvent } from '../../../../src/shared/contract/events.ts'
import { writeInvitationMail } from '../../../../src/shared/domain/mail-text.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder, type TestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'
import { seedCustomerWithUsers } from '../../../support/seed-customers.ts'

const LETTER = {
  customerId: null,
  recipients: ['anna@acme.example'],
  subject: 'Your account',
  body: 'It is ready.',
}

async function page(core: TestCore, filter = {}) {
  return core.call('outbox.page', { filter, first: 0, count: 50 })
}

async function undo(core: TestCore, changeId: string) {
  return core.run('activity.undo', { changeId })
}

async function lastChange(core: TestCore): Promise<string> {
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
  return events[0]?.change?.id ?? ''
}

describe('a mail that a change drafted', () => {
  it('MSH-15 waits in the outbox with its text, its customer and its purpose, and nobody sent it', async () => {
    const workspaceFile = join(testFolder(), 'workspace.sqlite')
    const customerId = seedCustomerWithUsers(workspaceFile, { identifier: 'acme', companyName: 'Acme GmbH' })
    const store = openTestStore(workspaceFile)
    const intent = { subject: 'anna@acme.example', label: 'Invited', actor: 'Jo', isUndoable: true }
    const parties = { companyName: 'Acme GmbH', providerName: 'Northwind', firstName: 'Anna' }
    const invitation = { role: 'admin', invitedBy: 'Jo', expiresAt: null } as const
    const { changeId } = change(store, { type: 'USER_INVITED', ...intent }, (tx) =>
      draftMail(tx, {
        customerKey: 1,
        recipients: ['anna@acme.example'],
        actor: 'Jo',
        ...writeInvitationMail(parties, invitation),
      }),
    )
    store.connection.close()
    const core = openTestCore({ workspaceFile })
    const { mails } = await page(core)
    expect(mails).toEqual([
      {
        id: expect.any(String),
        customer: { id: customerId, identifier: 'acme', companyName: 'Acme GmbH' },
        purpose: 'invitation',
        recipients: ['anna@acme.example'],
        subject: 'You are invited to Acme GmbH',
        state: 'drafted',
        sentHow: null,
        serverAnswer: null,
        createdAt: expect.stringMatching(/Z$/),
        createdBy: 'Jo',
        sentAt: null,
        rev: 1,
      },
    ])
    // Taking the change back takes the mail out again.
    await undo(core, changeId)
    expect((await page(core)).total).toBe(0)
  })
})

describe('the outbox', () => {
  it('A-20 shows the newest first, counts each state, and finds by subject, recipient and customer', async () => {
    const workspaceFile = join(testFolder(), 'workspace.sqlite')
    const customerId = seedCustomerWithUsers(workspaceFile, { identifier: 'acme', companyName: 'Acme GmbH' })
    const core = openTestCore({ workspaceFile })
    const first = await core.call('outbox.create', { ...LETTER, customerId })
    await core.call('outbox.create', { ...LETTER, subject: 'Ends 100%', recipients: ['ben@other.example'] })
    await core.call('outbox.discard', { id: first.id, rev: 1 })
    const all = await page(core)
    expect(all.mails.map(({ subject }) => subject)).toEqual(['Ends 100%', 'Your account'])
    expect(all.counts).toEqual({ drafted: 1, sending: 0, sent: 0, failed: 0, discarded: 1 })
    const subjects = async (filter: object) => (await page(core, filter)).mails.map(({ subject }) => subject)
    expect(await subjects({ states: ['discarded'] })).toEqual(['Your account'])
    expect((await page(core, { states: ['sent'] })).total).toBe(0)
    expect(await subjects({ search: '100%' })).toEqual(['Ends 100%'])
    expect(await subjects({ search: 'other.example' })).toEqual(['Ends 100%'])
    expect(await subjects({ search: 'acme gmbh' })).toEqual(['Your account'])
    expect(await subjects({ customerId })).toEqual(['Your account'])
  })

  it('knows whom a mail about a customer can go to', async () => {
    const workspaceFile = join(testFolder(), 'workspace.sqlite')
    const customerId = seedCustomerWithUsers(workspaceFile, { identifier: 'acme', companyName: 'Acme GmbH' })
    const core = openTestCore({ workspaceFile })
    expect(await core.call('outbox.recipients', { customerId })).toEqual({
      users: [
        { email: 'anna@acme.example', name: 'anna Doe' },
        { email: 'ben@acme.example', name: 'ben Doe' },
      ],
    })
    expect(await failureOf(core.call('outbox.recipients', { customerId: 'x' }))).toMatchObject({
      code: 'not-found',
      what: 'customer',
    })
  })

  it('hides the mails to customers of another provider', async () => {
    const workspaceFile = join(testFolder(), 'workspace.sqlite')
    const customerId = seedCustomerWithUsers(workspaceFile, { identifier: 'acme', companyName: 'Acme GmbH' })
    const core = openTestCore({ workspaceFile })
    const { id } = await core.call('outbox.create', { ...LETTER, customerId })
    const other = await core.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await core.call('session.useProvider', { providerId: other.id })
    expect((await page(core)).total).toBe(0)
    for (const call of [
      core.call('outbox.get', { id }),
      core.call('outbox.discard', { id, rev: 1 }),
      core.call('outbox.create', { ...LETTER, customerId }),
    ]) {
      expect((await failureOf(call)).code).toBe('not-found')
    }
  })

  it('refuses mails without recipient, subject or text, each at its field', async () => {
    const core = openTestCore()
    const wrong = { customerId: null, recipients: ['no address'], subject: 'a\nb', body: ' ' }
    expect(await failureOf(core.call('outbox.create', wrong))).toEqual({
      code: 'invalid-input',
      problems: [
        { path: ['recipients', 0], message: 'This is not an email address.' },
        { path: ['subject'], message: 'A subject is one line.' },
        { path: ['body'], message: 'There is no text yet.' },
      ],
    })
  })

  it('is read by sales and written by staff', async () => {
    const core = openTestCore()
    await core.call('outbox.create', LETTER)
    const sales = {
      name: 'Sal',
      email: '',
      providerId: null,
      role: 'sales_readonly',
      isPartner: false,
    } as const
    const { id } = await core.call('operators.create', sales)
    await core.call('session.useOperator', { operatorId: id })
    expect((await page(core)).total).toBe(1)
    const mails = { kind: 'drafted', filter: {} } as const
    for (const call of [
      core.call('outbox.create', LETTER),
      core.call('outbox.send', { mails }),
      core.call('outbox.setPassword', { password: 'x' }),
    ]) {
      expect((await failureOf(call)).code).toBe('capability-missing')
    }
  })
})

describe('edits of a mail', () => {
  it('are changes that can be taken back, and tell the windows', async () => {
    const core = openTestCore()
    const { id, rev } = await core.call('outbox.create', LETTER)
    const heard: CoreEvent[] = []
    core.subscribe((event) => heard.push(event))
    const fields = { recipients: ['ben@acme.example'], subject: 'Changed', body: 'Other.' }
    expect(await core.call('outbox.edit', { id, rev, ...fields })).toMatchObject({ ...fields, rev: 2 })
    expect(heard).toEqual([{ kind: 'outbox.changed' }, { kind: 'activity.changed' }])
    await undo(core, await lastChange(core))
    expect(await core.call('outbox.get', { id })).toMatchObject({ subject: 'Your account', rev: 1 })
  })

  it('are refused when somebody was faster, and once it is sent', async () => {
    const core = openTestCore()
    const { id } = await core.call('outbox.create', LETTER)
    const { customerId: _none, ...fields } = LETTER
    await core.call('outbox.edit', { ...fields, id, rev: 1 })
    expect(await failureOf(core.call('outbox.edit', { ...fields, id, rev: 1 }))).toEqual({
      code: 'conflict',
      what: 'mail',
      id,
      current: 2,
    })
    await core.call('outbox.markSent', { id, rev: 2, sentOn: '2026-11-20' })
    expect(await failureOf(core.call('outbox.edit', { ...fields, id, rev: 3 }))).toEqual({
      code: 'not-allowed',
      why: 'This mail is sent and cannot be edited. Write a new one instead.',
    })
  })
})

describe('a mail that is put away', () => {
  it('comes back by undo, unless somebody changed it since', async () => {
    const core = openTestCore()
    const { id } = await core.call('outbox.create', LETTER)
    const created = await lastChange(core)
    const { changeId } = await core.call('outbox.discard', { id, rev: 1 })
    expect((await core.call('outbox.get', { id })).state).toBe('discarded')
    expect(await core.call('activity.previewUndo', { changeId: created })).toMatchObject({
      reversed: 0,
      kept: [{ subject: 'Mail “Your account”', why: 'The mail was changed again since.' }],
    })
    expect((await failureOf(undo(core, created))).code).toBe('not-allowed')
    await undo(core, changeId)
    expect((await core.call('outbox.get', { id })).state).toBe('drafted')
  })
})

describe('a mail that somebody sent by hand', () => {
  it('A-20 says when, and can be taken back', async () => {
    const core = openTestCore()
    const { id } = await core.call('outbox.create', LETTER)
    const { changeId } = await core.call('outbox.markSent', { id, rev: 1, sentOn: '2026-11-20' })
    expect(await core.call('outbox.get', { id })).toMatchObject({
      state: 'sent',
      sentHow: 'by_hand',
      sentAt: '2026-11-20T12:00:00.000Z',
      serverAnswer: null,
    })
    await undo(core, changeId)
    expect(await core.call('outbox.get', { id })).toMatchObject({ state: 'drafted', sentAt: null })
  })

  it('was not sent in the future', async () => {
    const core = openTestCore({ ports: { now: () => new Date('2026-11-24T12:00:00Z') } })
    const { id } = await core.call('outbox.create', LETTER)
    const sentOn = (day: string) => core.call('outbox.markSent', { id, rev: 1, sentOn: day })
    expect((await failureOf(sentOn('2026-11-26'))).code).toBe('not-allowed')
    expect((await failureOf(sentOn('yesterday'))).code).toBe('invalid-input')
    await sentOn('2026-11-25')
  })
})

describe('a mail that was being sent when the application was killed', () => {
  it('is not sent again by itself: it says that somebody has to look', async () => {
    const workspaceFile = join(testFolder(), 'workspace.sqlite')
    const store = openTestStore(workspaceFile)
    const intent = { type: 'MAIL_DRAFTED', subject: 'A', label: 'A', actor: 'Jo', isUndoable: false }
    change(store, intent, (tx) => {
      const mail = { customerKey: null, purpose: 'free', actor: 'Jo', ...LETTER }
      claimMail(tx.db, draftMail(tx, mail))
    })
    store.connection.close()
    const core = openTestCore({ workspaceFile })
    const { mails } = await page(core)
    expect(mails).toMatchObject([
      {
        state: 'failed',
        serverAnswer:
          'Quartermaster ended while this mail was being sent. Find out whether it arrived before you send it again.',
      },
    ])
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
    expect(events).toMatchObject([{ type: 'MAIL_FAILED', actor: 'Quartermaster' }])
  })
})

describe('the mail server in the settings', () => {
  const server = { port: 25, user: '', fromAddress: 'a@b.example', fromName: '' } as const

  it('may be without TLS only on this machine', async () => {
    const core = openTestCore()
    const { settings } = await core.call('session.get', {})
    const save = (host: string) =>
      core.call('settings.edit', { ...settings, mailServer: { ...server, host, security: 'none' } })
    expect(await failureOf(save('smtp.example.com'))).toMatchObject({
      code: 'invalid-input',
      problems: [{ path: ['mailServer', 'security'] }],
    })
    for (const host of ['localhost', '127.0.0.1', '::1']) await save(host)
  })
})
