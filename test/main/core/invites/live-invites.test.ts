import { describe, expect, it } from 'vitest'
import type { OutputOf } from '../../../../src/shared/contract/index.ts'
import { INVITATION_REFUSALS } from '../../../../src/shared/domain/aws-refusals-invitations.ts'
import { acceptHandshake, MANAGEMENT_ACCOUNT, type AwsDouble } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openInviteDesk, type InviteDesk } from '../../../support/invite-desk.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const ACCOUNT = '210987654321'

async function openLiveDesk(): Promise<{ readonly desk: InviteDesk; readonly aws: AwsDouble }> {
  const aws = await startAwsDouble()
  aws.profileFiles({
    payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT },
    other: { kind: 'keys', accountId: '999988887777' },
  })
  return { aws, desk: await openInviteDesk() }
}

function run(desk: InviteDesk, actionId: string, profile = 'payer'): Promise<OutputOf<'aws.runActions'>> {
  return desk.run('aws.runActions', { actionIds: [actionId], profile })
}

async function request(desk: InviteDesk, id: string): Promise<string> {
  return (await desk.call('invites.request', await desk.at(id))).actionId
}

const invitesMade = (aws: AwsDouble): number =>
  aws.requests.filter(({ operation }) => operation === 'InviteAccountToOrganization').length

describe('an invitation that is made live', () => {
  it('ION-09 ION-10 is sent with notes and tags, and has the handshake and the clock of AWS', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT, { notes: 'Welcome', tags: { team: 'Key accounts' } })
    const actionId = await request(desk, id)
    expect(await desk.invite(id)).toMatchObject({
      stage: 'approved',
      action: { id: actionId, state: 'waiting' },
    })
    expect(await run(desk, actionId)).toMatchObject({ done: 1 })
    const [handshake] = aws.organization.handshakes
    expect(await desk.invite(id)).toMatchObject({
      stage: 'requested',
      handshakeId: handshake?.Id,
      expiresAt: new Date((handshake?.ExpirationTimestamp ?? 0) * 1000).toISOString(),
      daysLeft: 15,
      action: null,
    })
    expect(aws.requests.find(({ operation }) => operation === 'InviteAccountToOrganization')?.input).toEqual({
      Target: { Id: ACCOUNT, Type: 'ACCOUNT' },
      Notes: 'Welcome',
      Tags: [{ Key: 'team', Value: 'Key accounts' }],
    })
    expect((await desk.events(5)).map(({ type }) => type)).toContain('INVITE_REQUESTED')
  })

  it('is cancelled at AWS, and can be sent again as a new one', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT)
    await run(desk, await request(desk, id))
    expect(await failureOf(desk.call('invites.resend', await desk.at(id)))).toMatchObject({
      code: 'not-allowed',
      why: 'The invitation is still open at AWS. Cancel it first: AWS takes no second one for the same account.',
    })
    const { actionId } = await desk.call('invites.requestCancel', await desk.at(id))
    expect(await run(desk, actionId)).toMatchObject({ done: 1 })
    expect(await desk.invite(id)).toMatchObject({ stage: 'canceled' })
    expect(aws.organization.handshakes[0]?.State).toBe('CANCELED')
    const { id: again } = await desk.call('invites.resend', await desk.at(id))
    await desk.call('invites.submit', await desk.at(again))
    await desk.call('invites.approve', await desk.at(again))
    expect(await run(desk, await request(desk, again))).toMatchObject({ done: 1 })
    expect(await desk.invite(again)).toMatchObject({
      stage: 'requested',
      resendOf: { id, stage: 'canceled' },
    })
  })

  it.each(Object.keys(INVITATION_REFUSALS).filter((reason) => /^[A-Z_]+$/.test(reason)))(
    'stays approved and says in words why AWS refused it: %s',
    async (reason) => {
      const { desk, aws } = await openLiveDesk()
      aws.fault({
        operation: 'InviteAccountToOrganization',
        kind: 'error',
        name: 'HandshakeConstraintViolationException',
        reason,
      })
      const id = await desk.approved(ACCOUNT)
      expect(await run(desk, await request(desk, id))).toMatchObject({ failed: 1 })
      expect(await desk.invite(id)).toMatchObject({
        stage: 'approved',
        refusal: { reason, ...INVITATION_REFUSALS[reason] },
        action: null,
      })
    },
  )

  it('is refused in words when somebody else invited the account before', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT)
    const actionId = await request(desk, id)
    aws.organization.handshakes.push({
      Id: 'h-foreign00001',
      Arn: `arn:aws:organizations::${MANAGEMENT_ACCOUNT}:handshake/o-1/invite/h-foreign00001`,
      Parties: [
        { Id: '1', Type: 'ORGANIZATION' },
        { Id: ACCOUNT, Type: 'ACCOUNT' },
      ],
      Action: 'INVITE',
      Resources: [],
      RequestedTimestamp: Math.round(Date.now() / 1000) - 86_400,
      ExpirationTimestamp: Math.round(Date.now() / 1000) + 86_400,
      State: 'REQUESTED',
    })
    expect(await run(desk, actionId)).toMatchObject({ failed: 1 })
    expect((await desk.invite(id)).refusal?.reason).toBe('DuplicateHandshakeException')
  })

  it('is not made twice when AWS did it and its answer was lost', async () => {
    const { desk, aws } = await openLiveDesk()
    aws.fault({ operation: 'InviteAccountToOrganization', kind: 'lost', times: 1 })
    const id = await desk.approved(ACCOUNT)
    const actionId = await request(desk, id)
    await run(desk, actionId)
    if ((await desk.invite(id)).stage !== 'requested') {
      await desk.run('aws.settleActions', { actionIds: [actionId], profile: 'payer' })
    }
    expect(aws.organization.handshakes).toHaveLength(1)
    expect(await desk.invite(id)).toMatchObject({
      stage: 'requested',
      handshakeId: aws.organization.handshakes[0]?.Id,
    })
  })

  it('is asked of no profile of another account', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT)
    const actionId = await request(desk, id)
    expect(await failureOf(run(desk, actionId, 'other'))).toMatchObject({
      code: 'aws-wrong-account',
      wanted: MANAGEMENT_ACCOUNT,
    })
    expect(invitesMade(aws)).toBe(0)
    expect(await desk.invite(id)).toMatchObject({ stage: 'approved', action: { state: 'waiting' } })
  })

  it('invariant 11: is not sent when its customer was disabled while it waited', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT, { customerId: desk.acme.id })
    const actionId = await request(desk, id)
    const disabling = { code: 'other', reason: 'Audit', draftsMail: false } as const
    await desk.call('governance.disable', { ...(await desk.named(desk.acme)), ...disabling })
    expect(await run(desk, actionId)).toMatchObject({ failed: 1 })
    expect(invitesMade(aws)).toBe(0)
  })

  it('cancelling one that was accepted meanwhile tells so', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT)
    await run(desk, await request(desk, id))
    const { handshakeId } = await desk.invite(id)
    acceptHandshake(aws.organization, handshakeId ?? '', ACCOUNT)
    const { actionId } = await desk.call('invites.requestCancel', await desk.at(id))
    expect(await run(desk, actionId)).toMatchObject({ failed: 1 })
    expect((await desk.invite(id)).refusal?.reason).toBe('InvalidHandshakeTransitionException')
  })

  it('waits in the AWS outbox once, and is withdrawn when somebody sent it by hand', async () => {
    const { desk, aws } = await openLiveDesk()
    const id = await desk.approved(ACCOUNT)
    const actionId = await request(desk, id)
    expect(await failureOf(desk.call('invites.request', await desk.at(id)))).toMatchObject({
      code: 'not-allowed',
      why: 'This is in the AWS outbox already. Run it from there, or withdraw it.',
    })
    const sentOn = new Date().toISOString().slice(0, 10)
    const marked = { ...(await desk.at(id)), sentOn, handshakeId: null, evidence: 'Console' }
    await desk.call('invites.markSent', marked)
    expect(await run(desk, actionId)).toMatchObject({ left: 1 })
    expect(invitesMade(aws)).toBe(0)
  })
})
