import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Mail } from '../../../../src/shared/contract/outbox.ts'
import type { MailServer } from '../../../../src/shared/domain/mail.ts'
import { failureOf } from '../../../support/failure-of.ts'
import type { SMTPServerOptions } from 'smtp-server'
import {
  MAIL_PASSWORD,
  MAIL_USER,
  startMailServer,
  type TestMailServer,
} from '../../../support/mail-server.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'

const LETTER = {
  customerId: null,
  recipients: ['anna@acme.example'],
  subject: 'Grüße aus München',
  body: 'Hello Anna,\n\nyour account is ready. Übrigens: …\n.\nKind regards',
}

/** A server that is gone when the test ends. */
async function openServer(options?: SMTPServerOptions): Promise<TestMailServer> {
  const server = await startMailServer(options)
  onTestFinished(() => server.close())
  return server
}

/** A core whose settings name this server, with the password. */
async function openOutbox(server: MailServer, password: string | null = MAIL_PASSWORD): Promise<TestCore> {
  const core = openTestCore()
  const { settings } = await core.call('session.get', {})
  await core.call('settings.edit', { ...settings, mailServer: server })
  if (password !== null) await core.call('outbox.setPassword', { password })
  return core
}

function send(core: TestCore, ...mails: readonly Mail[]) {
  const chosen = mails.map(({ id, rev }) => ({ id, rev }))
  return core.run('outbox.send', { mails: { kind: 'these', mails: chosen } })
}

const sendDrafted = (core: TestCore) => core.run('outbox.send', { mails: { kind: 'drafted', filter: {} } })

async function events(core: TestCore) {
  const page = await core.call('activity.page', { filter: {}, first: 0, count: 100 })
  return page.events
}

describe('sending mails', () => {
  it('A-20 hands a mail to the server of the settings, signed in, and keeps what it answered', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings)
    const draft = await core.call('outbox.create', LETTER)
    expect(await send(core, draft)).toEqual({ sent: 1, failed: 0, left: 0, stopped: null, failures: [] })
    const [mail] = server.taken
    expect(mail).toMatchObject({
      from: 'cloud@northwind.example',
      recipients: ['anna@acme.example'],
      user: MAIL_USER,
    })
    expect(mail?.text).toContain('From: Northwind Cloud <cloud@northwind.example>\r\n')
    expect(mail?.text).toContain(`Message-ID: <${draft.id}@northwind.example>\r\n`)
    const sent = await core.call('outbox.get', { id: draft.id })
    expect(sent).toMatchObject({
      state: 'sent',
      sentHow: 'smtp',
      serverAnswer: '250 Taken as number 1',
      sentAt: expect.stringMatching(/Z$/),
    })
  })

  it('is written down as begun and as sent, and cannot be taken back', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings)
    await send(core, await core.call('outbox.create', LETTER))
    const [sent, sending] = await events(core)
    expect([sending?.type, sent?.type]).toEqual(['MAIL_SENDING', 'MAIL_SENT'])
    expect(sent).toMatchObject({
      subject: LETTER.subject,
      details: { recipients: LETTER.recipients, answer: '250 Taken as number 1' },
      change: { undo: 'not-undoable' },
    })
  })

  it('sends every drafted mail over one connection, oldest first, and each only once', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings)
    for (const subject of ['One', 'Two', 'Three']) await core.call('outbox.create', { ...LETTER, subject })
    const [first, second] = await Promise.all([sendDrafted(core), sendDrafted(core)])
    expect([first.sent, second.sent]).toEqual([3, 0])
    expect(server.taken.map(({ text }) => /Subject: (\w+)/.exec(text)?.[1])).toEqual(['One', 'Two', 'Three'])
    expect(server.connections()).toBe(1)
  })

  it('leaves a mail that changed since it was read, and one that was sent', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings)
    const draft = await core.call('outbox.create', LETTER)
    const { customerId: _none, ...fields } = LETTER
    const edited = await core.call('outbox.edit', { ...fields, id: draft.id, rev: draft.rev, subject: 'New' })
    expect(await send(core, draft)).toMatchObject({ sent: 0, left: 1 })
    expect(await send(core, edited)).toMatchObject({ sent: 1, left: 0 })
    const sent = await core.call('outbox.get', { id: draft.id })
    expect(await send(core, sent)).toMatchObject({ sent: 0, left: 1 })
    expect(server.taken).toHaveLength(1)
  })

  it('keeps the words of a server that refuses the sign-in, and does not try the next mail', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings, 'wrong')
    const first = await core.call('outbox.create', LETTER)
    const second = await core.call('outbox.create', LETTER)
    const answer = '535 5.7.8 Who are you?'
    expect(await sendDrafted(core)).toEqual({
      sent: 0,
      failed: 1,
      left: 1,
      stopped: answer,
      failures: [{ id: first.id, subject: LETTER.subject, answer }],
    })
    expect(await core.call('outbox.get', { id: first.id })).toMatchObject({
      state: 'failed',
      serverAnswer: answer,
    })
    expect(await core.call('outbox.get', { id: second.id })).toMatchObject({ state: 'drafted' })
  })

  it('tries a failed mail again when asked to', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings, 'wrong')
    const draft = await core.call('outbox.create', LETTER)
    await send(core, draft)
    await core.call('outbox.setPassword', { password: MAIL_PASSWORD })
    // Send all means those that wait, not those that failed.
    expect(await sendDrafted(core)).toMatchObject({ sent: 0 })
    expect(await send(core, await core.call('outbox.get', { id: draft.id }))).toMatchObject({ sent: 1 })
  })

  it('keeps the words about a refused recipient, and goes on with the next mail', async () => {
    const server = await openServer({
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('gone')
          ? done(Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }))
          : done(),
    })
    const core = await openOutbox(server.settings)
    const bad = await core.call('outbox.create', { ...LETTER, recipients: ['gone@acme.example'] })
    await core.call('outbox.create', LETTER)
    expect(await sendDrafted(core)).toMatchObject({ sent: 1, failed: 1, stopped: null })
    expect(await core.call('outbox.get', { id: bad.id })).toMatchObject({
      state: 'failed',
      serverAnswer: '550 5.1.1 No such user',
    })
  })

  it('gives recipients that were refused a failed mail of their own, so that nobody gets it twice', async () => {
    const server = await openServer({
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('gone')
          ? done(Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }))
          : done(),
    })
    const core = await openOutbox(server.settings)
    const recipients = ['gone@acme.example', 'anna@acme.example']
    const draft = await core.call('outbox.create', { ...LETTER, recipients })
    expect(await send(core, draft)).toMatchObject({ sent: 1, failed: 1, left: 0, stopped: null })
    const { mails } = await core.call('outbox.page', { filter: {}, first: 0, count: 10 })
    expect(mails.map(({ state, recipients: to, serverAnswer }) => [state, to, serverAnswer])).toEqual([
      ['failed', ['gone@acme.example'], 'gone@acme.example: 550 5.1.1 No such user'],
      ['sent', ['anna@acme.example'], '250 Taken as number 1'],
    ])
  })

  it('says that nobody knows when the server goes away while it takes a mail', async () => {
    const server = await openServer({
      onData: (stream) => {
        stream.resume()
        stream.on('end', () => void server.close())
      },
    })
    const core = await openOutbox(server.settings)
    const draft = await core.call('outbox.create', LETTER)
    await core.call('outbox.create', LETTER)
    const outcome = await sendDrafted(core)
    expect(outcome).toMatchObject({ sent: 0, failed: 2, stopped: expect.stringContaining('Nothing answers') })
    const { state, serverAnswer } = await core.call('outbox.get', { id: draft.id })
    expect(state).toBe('failed')
    expect(serverAnswer).toBe(
      `The connection to 127.0.0.1:${server.settings.port} was lost before the server said whether it took the mail. Find out whether it arrived before you send it again.`,
    )
  })

  it('writes down what the server said although somebody cancelled meanwhile, and sends no more', async () => {
    const asked = Promise.withResolvers<() => void>()
    const server = await openServer({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => asked.resolve(() => done(null, 'Taken late')))
      },
    })
    const core = await openOutbox(server.settings)
    const first = await core.call('outbox.create', LETTER)
    const second = await core.call('outbox.create', LETTER)
    const { jobId } = await core.call('outbox.send', { mails: { kind: 'drafted', filter: {} } })
    const answer = await asked.promise
    expect(await core.call('outbox.get', { id: first.id })).toMatchObject({ state: 'sending' })
    const { customerId: _none, ...fields } = LETTER
    const claimed = { ...fields, id: first.id, rev: first.rev + 1 }
    expect(await failureOf(core.call('outbox.edit', claimed))).toEqual({
      code: 'not-allowed',
      why: 'This mail is being sent now and cannot be edited.',
    })
    const ended = new Promise<void>((resolve) => {
      core.subscribe((event) => {
        if (event.kind === 'job.changed' && event.job.status.state !== 'running') resolve()
      })
    })
    await core.call('jobs.cancel', { jobId })
    answer()
    await ended
    expect((await core.call('jobs.get', { jobId })).status).toEqual({
      state: 'failed',
      failure: { code: 'cancelled' },
    })
    expect(await core.call('outbox.get', { id: first.id })).toMatchObject({
      state: 'sent',
      serverAnswer: '250 Taken late',
    })
    expect(await core.call('outbox.get', { id: second.id })).toMatchObject({ state: 'drafted' })
  })

  it('leaves a mail that somebody changes before its turn comes', async () => {
    const asked = Promise.withResolvers<() => void>()
    const server = await openServer({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => asked.resolve(() => done(null, 'Taken late')))
      },
    })
    const core = await openOutbox(server.settings)
    await core.call('outbox.create', LETTER)
    const { id, rev } = await core.call('outbox.create', LETTER)
    const sending = sendDrafted(core)
    const answer = await asked.promise
    const { customerId: _none, ...fields } = LETTER
    await core.call('outbox.edit', { ...fields, id, rev, subject: 'Not yet' })
    answer()
    expect(await sending).toMatchObject({ sent: 1, left: 1 })
    expect(await core.call('outbox.get', { id })).toMatchObject({ subject: 'Not yet', state: 'drafted' })
  })

  it.each(['tls', 'starttls'] as const)(
    'refuses a certificate that nobody vouches for (%s), in a clear sentence',
    async (security) => {
      const server = await openServer({ secure: security === 'tls', disabledCommands: [] })
      const core = await openOutbox({ ...server.settings, security })
      const draft = await core.call('outbox.create', LETTER)
      await send(core, draft)
      const { state, serverAnswer } = await core.call('outbox.get', { id: draft.id })
      expect(state).toBe('failed')
      expect(serverAnswer).toMatch(
        /^The certificate of 127\.0\.0\.1:\d+ is not trusted \(.+\), so nothing was sent\. /,
      )
      expect(server.taken).toEqual([])
    },
  )

  it('sends nothing in the clear when the server has no STARTTLS', async () => {
    const server = await openServer()
    const core = await openOutbox({ ...server.settings, security: 'starttls' })
    const draft = await core.call('outbox.create', LETTER)
    await send(core, draft)
    const { serverAnswer } = await core.call('outbox.get', { id: draft.id })
    expect(serverAnswer).toContain('does not offer STARTTLS, so nothing was sent.')
    expect(server.taken).toEqual([])
  })

  it('asks for a server and its password first', async () => {
    const core = openTestCore()
    await core.call('outbox.create', LETTER)
    expect(await failureOf(sendDrafted(core))).toEqual({
      code: 'not-allowed',
      why: 'There is no mail server yet. Enter it in Settings › Mail.',
    })
    const other = await openOutbox((await openServer()).settings, null)
    expect(await failureOf(sendDrafted(other))).toEqual({
      code: 'not-allowed',
      why: `The password of ${MAIL_USER} is not known here. Enter it in Settings › Mail.`,
    })
  })
})

describe('the password of the mail server', () => {
  it('A-20 is in no file of the workspace, no log line and no answer, even when the server echoes it', async () => {
    const server = await openServer({
      onAuth: ({ password }, _session, done) =>
        done(
          Object.assign(
            new Error(`${password} (${Buffer.from(password ?? '').toString('base64')}) is wrong`),
            { responseCode: 535 },
          ),
        ),
    })
    const core = await openOutbox(server.settings)
    const draft = await core.call('outbox.create', LETTER)
    const outcome = await send(core, draft)
    expect(outcome.stopped).toBe('535 ••• (•••) is wrong')
    const said = JSON.stringify([
      outcome,
      await events(core),
      await core.call('jobs.list', {}),
      await core.call('session.get', {}),
      await core.call('outbox.get', { id: draft.id }),
      core.logLines,
    ])
    const secrets = [
      MAIL_PASSWORD,
      Buffer.from(MAIL_PASSWORD).toString('base64'),
      Buffer.from(`\0${MAIL_USER}\0${MAIL_PASSWORD}`).toString('base64'),
    ]
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
    for (const file of [core.workspaceFile, `${core.workspaceFile}-wal`]) {
      const bytes = readFileSync(file)
      expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([])
    }
  })

  it('holds for the server and user it was entered for, and for no other', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings)
    const { settings } = await core.call('session.get', {})
    const moved = { ...server.settings, host: 'localhost' }
    await core.call('settings.edit', { ...settings, mailServer: moved })
    expect(await core.call('outbox.server', {})).toEqual({
      hasServer: true,
      hasPassword: false,
      keepsPasswords: false,
    })
    await core.call('settings.edit', settings)
    expect((await core.call('outbox.server', {})).hasPassword).toBe(true)
    expect((await core.call('outbox.setPassword', { password: null })).hasPassword).toBe(false)
  })

  it('needs a server that asks for one', async () => {
    const core = openTestCore()
    expect(await failureOf(core.call('outbox.setPassword', { password: 'x' }))).toEqual({
      code: 'not-allowed',
      why: 'First save the server and the user that the password is for.',
    })
  })
})

describe('testing the mail server', () => {
  it('connects and signs in, and sends nothing', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings)
    await core.call('outbox.create', LETTER)
    expect(await core.run('outbox.testServer', {})).toEqual({ server: `127.0.0.1:${server.settings.port}` })
    expect([server.connections(), server.taken]).toEqual([1, []])
  })

  it('says what is wrong, in the words of the server or in a sentence', async () => {
    const server = await openServer()
    const core = await openOutbox(server.settings, 'wrong')
    const place = `127.0.0.1:${server.settings.port}`
    expect(await failureOf(core.run('outbox.testServer', {}))).toEqual({
      code: 'not-allowed',
      why: `${place} says: 535 5.7.8 Who are you?`,
    })
    await server.close()
    expect(await failureOf(core.run('outbox.testServer', {}))).toEqual({
      code: 'not-allowed',
      why: `Nothing answers at ${place}. Check the server and the port.`,
    })
  })
})
