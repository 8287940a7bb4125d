import { describe, expect, it } from 'vitest'
import type { AwsDouble } from '../../../support/aws-double.ts'
import { MANAGEMENT_ACCOUNT } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openInviteDesk, type InviteDesk } from '../../../support/invite-desk.ts'
import { killAt } from '../../../support/kill-at.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const DAY_MS = 24 * 3_600_000
const accounts = (count: number): string =>
  Array.from({ length: count }, (_each, number) => String(310_987_654_321 + number)).join('\n')

async function openLiveDesk(
  maxAccounts: number | null,
): Promise<{ readonly desk: InviteDesk; readonly aws: AwsDouble; readonly later: (ms: number) => void }> {
  const aws = await startAwsDouble()
  aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
  let offsetMs = 0
  const desk = await openInviteDesk({ now: () => new Date(Date.now() + offsetMs) }, { maxAccounts })
  return { desk, aws, later: (ms) => (offsetMs += ms) }
}

const plain = { customerId: null, notes: null, tags: {} } as const

async function plan(desk: InviteDesk, targets: string): Promise<string> {
  const wish = { payerId: desk.payer.id, targets, name: 'Spring', ...plain }
  return (await desk.call('invites.createPlan', wish)).id
}

const invited = (aws: AwsDouble): string[] =>
  aws.requests
    .filter(({ operation }) => operation === 'InviteAccountToOrganization')
    .map(({ input }) => (input['Target'] as { readonly Id: string }).Id)

/** Runs a plan until it waits for another day, then stops it. */
async function runUntilItWaits(desk: InviteDesk, planId: string): Promise<void> {
  const ended = desk.run('aws.runPlan', { planId, profile: 'payer' }, (job) => {
    const isWaiting = job.status.state === 'running' && job.status.progress.note.includes('the next go out')
    if (isWaiting) void desk.call('jobs.cancel', { jobId: job.jobId })
  })
  expect(await failureOf(ended)).toEqual({ code: 'cancelled' })
}

describe('a plan of invitations', () => {
  it('says beforehand what goes out on which day, and what does not fit and why', async () => {
    const desk = await openInviteDesk({}, { maxAccounts: 24 })
    await desk.draft('310987654321')
    const preview = await desk.call('invites.previewPlan', {
      payerId: desk.payer.id,
      targets: `${accounts(26)}\n3109\n310987654322`,
    })
    expect(preview).toMatchObject({ quota: 24, attempted: 0, capacity: 23, fits: 23 })
    expect(preview.days.map(({ count }) => count)).toEqual([23])
    expect(preview.left.map(({ target, why }) => `${target}: ${why}`)).toEqual([
      '310987654321: There is an open invitation of 310987654321 from Northwind payer (draft). Cancel it first.',
      '3109: An account ID has twelve digits; 3109 has 4.',
      '310987654322: It is in the list twice.',
      expect.stringContaining('310987654345: The organization has room for 23 more accounts only'),
      expect.stringContaining('310987654346: The organization has room for 23 more accounts only'),
    ])
  })

  it('needs the right to approve, and taking it back leaves nothing', async () => {
    const desk = await openInviteDesk({}, { maxAccounts: null })
    const { operator: admin } = await desk.call('session.get', {})
    await desk.workAs({ name: 'Olga' })
    expect(await failureOf(plan(desk, accounts(2)))).toMatchObject({ code: 'capability-missing' })
    await desk.call('session.useOperator', { operatorId: admin.id })
    const wish = { payerId: desk.payer.id, targets: accounts(2), name: 'Spring', ...plain }
    const { changeId } = await desk.call('invites.createPlan', wish)
    expect((await desk.call('invites.plans', {})).plans).toMatchObject([{ total: 2, waiting: 2, sent: 0 }])
    await desk.undo(changeId)
    expect((await desk.call('invites.plans', {})).plans).toEqual([])
  })

  it('sends as many as AWS grants in 24 hours, waits, and goes on the next day', async () => {
    const { desk, aws, later } = await openLiveDesk(null)
    const planId = await plan(desk, accounts(23))
    await runUntilItWaits(desk, planId)
    expect(invited(aws)).toHaveLength(20)
    later(DAY_MS - 60_000)
    await runUntilItWaits(desk, planId)
    expect(invited(aws)).toHaveLength(20)
    later(5 * 60_000)
    expect(await desk.run('aws.runPlan', { planId, profile: 'payer' })).toMatchObject({
      sent: 23,
      waiting: 0,
    })
    expect(invited(aws)).toHaveLength(23)
    expect((await desk.call('invites.plans', {})).plans).toMatchObject([{ state: 'finished', sent: 23 }])
  })

  it('counts what was sent outside of it', async () => {
    const { desk, aws } = await openLiveDesk(null)
    const today = new Date().toISOString().slice(0, 10)
    for (let number = 0; number < 18; number += 1) await desk.sent(String(410_987_654_321 + number), today)
    const planId = await plan(desk, accounts(5))
    await runUntilItWaits(desk, planId)
    expect(invited(aws)).toHaveLength(2)
  })

  it('stops when AWS says that no more are granted, and says why', async () => {
    const { desk, aws } = await openLiveDesk(null)
    aws.fault({
      operation: 'InviteAccountToOrganization',
      kind: 'error',
      name: 'HandshakeConstraintViolationException',
      reason: 'HANDSHAKE_RATE_LIMIT_EXCEEDED',
      after: 2,
    })
    const planId = await plan(desk, accounts(6))
    expect(await desk.run('aws.runPlan', { planId, profile: 'payer' })).toMatchObject({
      sent: 2,
      stopped: { code: 'aws-refused', reason: 'HANDSHAKE_RATE_LIMIT_EXCEEDED' },
    })
    expect(invited(aws)).toHaveLength(3)
    expect((await desk.call('invites.plans', {})).plans).toMatchObject([{ state: 'paused', sent: 2 }])
  })

  it('runs once at a time for a management account, for both share the quota', async () => {
    const { desk } = await openLiveDesk(null)
    const first = await plan(desk, accounts(21))
    await runUntilItWaits(desk, first)
    const second = await plan(desk, '510987654321')
    const running = { planId: second, profile: 'payer' }
    expect(await failureOf(desk.run('aws.runPlan', running))).toMatchObject({ code: 'not-allowed' })
    const [, found] = (await desk.call('invites.plans', {})).plans
    await desk.call('invites.pausePlan', { id: first, rev: found?.rev ?? 0 })
    await runUntilItWaits(desk, second)
  })

  it('invites nobody twice when the application is killed in the middle of it', async () => {
    const { desk, aws } = await openLiveDesk(null)
    const planId = await plan(desk, accounts(8))
    await desk.close()
    const program = new URL('../../../support/kill-plan.ts', import.meta.url)
    await killAt(program, [desk.workspaceFile, planId, 'payer'], /^7$/)
    const again = openTestCore({ workspaceFile: desk.workspaceFile })
    await again.run('aws.runPlan', { planId, profile: 'payer' })
    expect(aws.organization.handshakes).toHaveLength(8)
    expect(invited(aws).toSorted()).toEqual(accounts(8).split('\n'))
    expect((await again.call('invites.plans', {})).plans).toMatchObject([{ state: 'finished', sent: 8 }])
  })
})
