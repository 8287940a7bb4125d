import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openInviteDesk } from '../../../support/invite-desk.ts'

const ACCOUNT = '210987654321'
const NOW = new Date('2026-11-24T09:00:00.000Z')

describe('an invitation without the network', () => {
  it('ION-09 is drafted, submitted, approved, sent and accepted, each with its event', async () => {
    const desk = await openInviteDesk({ now: () => NOW })
    const id = await desk.draft(ACCOUNT, { customerId: desk.acme.id, rootEmail: 'root@customer.example' })
    expect(await failureOf(desk.call('invites.request', await desk.at(id)))).toEqual({
      code: 'not-allowed',
      why: 'An invitation that is draft cannot be sent. It has to be submitted and approved first.',
    })
    await desk.call('invites.submit', await desk.at(id))
    await desk.call('invites.approve', await desk.at(id))
    await desk.call('invites.markSent', {
      ...(await desk.at(id)),
      sentOn: '2026-11-23',
      handshakeId: 'h-example0001',
      evidence: 'Screenshot of the console',
    })
    await desk.call('invites.markEnded', {
      ...(await desk.at(id)),
      outcome: 'accepted',
      endedOn: '2026-11-24',
      evidence: 'The owner wrote',
      accountId: null,
    })
    expect(await desk.invite(id)).toMatchObject({
      stage: 'accepted',
      requestedAt: '2026-11-23T00:00:00.000Z',
      finishedAt: NOW.toISOString(),
      evidence: 'The owner wrote',
    })
    expect((await desk.events(7)).map(({ type }) => type)).toEqual([
      'INVITE_ACCEPTED',
      'ACCOUNT_LINKED',
      'MEMBER_ADDED',
      'INVITE_REQUESTED',
      'INVITE_APPROVED',
      'INVITE_SUBMITTED',
      'INVITE_DRAFTED',
    ])
    const { payers } = await desk.call('payers.list', {})
    expect(payers[0]?.members).toBe(1)
  })

  it('ION-09 is approved and rejected by admins only, and rejected with a reason', async () => {
    const desk = await openInviteDesk()
    const id = await desk.draft(ACCOUNT)
    await desk.call('invites.submit', await desk.at(id))
    const { operator: admin } = await desk.call('session.get', {})
    await desk.workAs({ name: 'Olga' })
    expect(await failureOf(desk.call('invites.approve', await desk.at(id)))).toMatchObject({
      code: 'capability-missing',
      needs: 'approve',
    })
    await desk.call('session.useOperator', { operatorId: admin.id })
    const named = await desk.at(id)
    expect(await failureOf(desk.call('invites.reject', { ...named, reason: ' ' }))).toMatchObject({
      code: 'invalid-input',
    })
    await desk.call('invites.reject', { ...named, reason: 'Wrong payer' })
    expect(await desk.invite(id)).toMatchObject({ stage: 'rejected', reason: 'Wrong payer' })
  })

  it('ION-10 has the root email to which AWS mails, and a letter to it', async () => {
    const desk = await openInviteDesk()
    const id = await desk.approved(ACCOUNT, { rootEmail: 'root@customer.example' })
    expect((await desk.invite(id)).rootEmail).toBe('root@customer.example')
    await desk.call('invites.draftLetter', await desk.at(id))
    const [mail] = desk.mails()
    expect(mail).toMatchObject({ purpose: 'aws_invitation', recipients: '["root@customer.example"]' })
    expect(mail?.body).toContain(`management account ${desk.payer.accountId}`)
    const { id: other } = { id: await desk.approved('310987654321') }
    expect(await failureOf(desk.call('invites.draftLetter', await desk.at(other)))).toMatchObject({
      code: 'not-allowed',
    })
  })

  it('ION-11 runs out fifteen days after it was sent, and is presumed expired while nobody knows', async () => {
    let now = NOW
    const desk = await openInviteDesk({ now: () => now })
    const id = await desk.sent(ACCOUNT, '2026-11-24')
    expect(await desk.invite(id)).toMatchObject({
      stage: 'requested',
      expiresAt: '2026-12-09T09:00:00.000Z',
      daysLeft: 15,
    })
    now = new Date('2026-12-09T08:59:59.999Z')
    expect(await desk.invite(id)).toMatchObject({ stage: 'requested', daysLeft: 1 })
    now = new Date('2026-12-09T09:00:00.000Z')
    expect(await desk.invite(id)).toMatchObject({ stage: 'presumed_expired', daysLeft: 0 })
    const { id: again } = await desk.call('invites.resend', await desk.at(id))
    expect(await desk.invite(id)).toMatchObject({ stage: 'expired' })
    expect(await desk.invite(again)).toMatchObject({
      stage: 'draft',
      target: ACCOUNT,
      resendOf: { id, stage: 'expired' },
    })
  })

  it('ION-11 is reminded of on day 7, 12 and 14, once each, and once for days that were missed', async () => {
    let now = NOW
    const desk = await openInviteDesk({ now: () => now })
    const id = await desk.approved(ACCOUNT, { rootEmail: 'root@customer.example' })
    const sent = { sentOn: '2026-11-24', handshakeId: null, evidence: 'Console' }
    await desk.call('invites.markSent', { ...(await desk.at(id)), ...sent })
    const remind = async (at: string): Promise<number> => {
      now = new Date(at)
      return (await desk.call('invites.draftReminders', {})).drafted
    }
    expect(await remind('2026-12-01T08:59:59.999Z')).toBe(0)
    expect(await remind('2026-12-01T09:00:00.000Z')).toBe(1)
    expect(await remind('2026-12-01T09:00:00.001Z')).toBe(0)
    expect(await remind('2026-12-08T09:00:00.000Z')).toBe(1)
    expect((await desk.invite(id)).reminded).toEqual([7, 12, 14])
    expect(await remind('2026-12-09T09:00:00.000Z')).toBe(0)
    expect(desk.mails().map(({ purpose }) => purpose)).toEqual(['aws_reminder', 'aws_reminder'])
    expect(desk.mails()[1]?.body).toContain('One day is left')
  })

  it('ION-11 reminders are drafted by themselves when the application starts', async () => {
    let now = NOW
    const desk = await openInviteDesk({ now: () => now })
    const id = await desk.sent(ACCOUNT, '2026-11-24')
    await desk.close()
    now = new Date('2026-12-02T09:00:00.000Z')
    const { openTestCore } = await import('../../../support/open-test-core.ts')
    const again = openTestCore({ workspaceFile: desk.workspaceFile, ports: { now: () => now } })
    // A command waits behind it, so afterwards it is done.
    expect(await again.call('invites.draftReminders', {})).toMatchObject({ drafted: 0 })
    expect((await again.call('invites.get', { id })).invite.reminded).toEqual([7])
  })
})

describe('who can be invited', () => {
  it('invariant 18: an open invitation of the same payer and target blocks a second one', async () => {
    const desk = await openInviteDesk()
    const id = await desk.draft('root@customer.example')
    const why = (stage: string): unknown => ({
      code: 'invalid-input',
      problems: [
        {
          path: ['target'],
          message: `There is an open invitation of ROOT@customer.example from Northwind payer (${stage}). Cancel it first.`,
        },
      ],
    })
    expect(await failureOf(desk.draft('ROOT@customer.example'))).toEqual(why('draft'))
    await desk.call('invites.submit', await desk.at(id))
    expect(await failureOf(desk.draft('ROOT@customer.example'))).toEqual(why('submitted'))
    await desk.call('invites.cancel', { ...(await desk.at(id)), evidence: 'Not wanted any more' })
    expect(await desk.invite(await desk.draft('ROOT@customer.example'))).toMatchObject({ stage: 'draft' })
  })

  it('invariant 11: a customer that is not active gets no invitation', async () => {
    const desk = await openInviteDesk()
    const waiting = await desk.approved(ACCOUNT, { customerId: desk.acme.id })
    await desk.call('governance.disable', {
      ...(await desk.named(desk.acme)),
      code: 'other',
      reason: 'Audit',
      draftsMail: false,
    })
    const no = { code: 'not-allowed', why: 'Acme is disabled and gets nothing new. Enable it first.' }
    expect(await failureOf(desk.draft('310987654321', { customerId: desk.acme.id }))).toEqual(no)
    expect(await failureOf(desk.call('invites.request', await desk.at(waiting)))).toEqual(no)
  })

  it.each([
    ['21098765432', 'An account ID has twelve digits; 21098765432 has 11.'],
    ['nobody', 'nobody is neither an account ID nor an email address.'],
    ['a@b', 'a@b is not an email address.'],
    [`${'a'.repeat(60)}@customer.example`, 'AWS takes email addresses of 6 to 64 characters.'],
    ['111122223333', 'An organization cannot invite its own management account.'],
  ])('%s is refused in words', async (target, message) => {
    const desk = await openInviteDesk()
    expect(await failureOf(desk.draft(target))).toEqual({
      code: 'invalid-input',
      problems: [{ path: ['target'], message }],
    })
  })

  it.each([
    [{ 'aws:owner': 'x' }, 'Keys that begin with aws: belong to AWS.'],
    [{ team: 'a,b' }, 'Letters, digits, spaces and _ . : / = + - @ only.'],
    [{ team: 'x'.repeat(257) }, 'A value has 256 characters at most.'],
    [
      Object.fromEntries(Array.from({ length: 51 }, (_each, number) => [`key${number}`, ''])),
      'AWS takes 50 tags at most.',
    ],
  ])('tags follow the rules of AWS: %o', async (tags, message) => {
    const desk = await openInviteDesk()
    const failure = await failureOf(desk.draft(ACCOUNT, { tags }))
    expect(failure).toMatchObject({ code: 'invalid-input', problems: [{ message }] })
  })

  it('an account ID in the writing of the console is understood', async () => {
    const desk = await openInviteDesk()
    expect(await desk.invite(await desk.draft(' 2109-8765-4321 '))).toMatchObject({
      targetType: 'ACCOUNT',
      target: ACCOUNT,
    })
  })
})

describe('what stands in the log', () => {
  it('drafting, approving and marking as sent are undone one after the other', async () => {
    const desk = await openInviteDesk({ now: () => NOW })
    const id = await desk.approved(ACCOUNT)
    const { changeId } = await desk.call('invites.markSent', {
      ...(await desk.at(id)),
      sentOn: '2026-11-24',
      handshakeId: null,
      evidence: 'Console',
    })
    await desk.undo(changeId)
    expect(await desk.invite(id)).toMatchObject({ stage: 'approved', requestedAt: null, evidence: null })
  })

  it('the command for the AWS CLI quotes what a shell would take apart', async () => {
    const desk = await openInviteDesk()
    const id = await desk.approved(ACCOUNT, { notes: "It's us", tags: { team: 'Key accounts' } })
    const { command } = await desk.call('invites.get', { id })
    expect(command).toBe(
      String.raw`aws organizations invite-account-to-organization --target Id=210987654321,Type=ACCOUNT --notes 'It'\''s us' --tags 'Key=team,Value=Key accounts' --output json`,
    )
  })
})
