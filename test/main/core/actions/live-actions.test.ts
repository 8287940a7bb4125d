import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MANAGEMENT_ACCOUNT, type AwsDouble } from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { fakeAwsCli } from '../../../support/fake-aws-cli.ts'
import { killWhen } from '../../../support/kill-at.ts'
import { openInviteDesk, type InviteDesk } from '../../../support/invite-desk.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const A = '210987654321'
const B = '210987654322'

interface LiveDesk {
  readonly desk: InviteDesk
  readonly aws: AwsDouble
  /** Invitations that wait to be made, by their actions' ids. */
  readonly actionIds: readonly string[]
}

async function openLiveDesk(targets: readonly string[] = [A, B], notes = 'Welcome'): Promise<LiveDesk> {
  const aws = await startAwsDouble()
  aws.profileFiles({ payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT } })
  const desk = await openInviteDesk()
  const actionIds: string[] = []
  for (const target of targets) {
    const id = await desk.approved(target, { notes })
    actionIds.push((await desk.call('invites.request', await desk.at(id))).actionId)
  }
  return { desk, aws, actionIds }
}

const page = (desk: Pick<InviteDesk, 'call'>, filter = {}) =>
  desk.call('actions.page', { filter, first: 0, count: 50 })

async function versions(desk: InviteDesk, ids: readonly string[]) {
  const { actions } = await desk.call('actions.versions', { filter: { ids: [...ids] }, isDue: false })
  return actions.map(({ id, rev }) => ({ id, rev }))
}

describe('the AWS outbox', () => {
  test('shows what waits, newest first, counted and narrowed', async () => {
    const { desk, actionIds } = await openLiveDesk()
    const { actions, total, counts } = await page(desk)

    expect(total).toBe(2)
    expect(counts).toMatchObject({ waiting: 2, done: 0 })
    expect(actions[1]).toMatchObject({
      id: actionIds[0],
      operation: 'invite',
      state: 'waiting',
      payer: { accountId: MANAGEMENT_ACCOUNT },
      whyNot: null,
    })
    expect((await page(desk, { search: B })).actions.map(({ id }) => id)).toEqual([actionIds[1]])
    expect((await page(desk, { operations: ['close_account'] })).total).toBe(0)
  })

  test('A-01 tells before a run what exactly will be asked, without any network', async () => {
    const { desk, aws, actionIds } = await openLiveDesk([A])
    await aws.close()
    const { steps, blocked, seconds } = await desk.call('actions.preview', { actionIds: [...actionIds] })

    expect({ blocked, seconds }).toEqual({ blocked: 0, seconds: 0 })
    expect(steps).toMatchObject([
      {
        command: `aws organizations invite-account-to-organization --target Id=${A},Type=ACCOUNT --notes Welcome`,
        blocked: null,
      },
    ])
    expect(JSON.parse(steps[0]?.input ?? '')).toEqual({
      Target: { Id: A, Type: 'ACCOUNT' },
      Notes: 'Welcome',
    })
  })

  test('withdrawn, an action is not made, and undo lets it wait again', async () => {
    const { desk, aws, actionIds } = await openLiveDesk([A])
    const { changeId } = await desk.call('actions.withdraw', { actions: await versions(desk, actionIds) })
    expect(await desk.run('aws.runActions', { actionIds: [...actionIds], profile: 'payer' })).toMatchObject({
      done: 0,
      left: 1,
    })
    expect(aws.organization.handshakes).toEqual([])

    await desk.undo(changeId)
    expect((await page(desk)).actions).toMatchObject([{ state: 'waiting' }])
  })

  test('what AWS did can neither be withdrawn nor undone', async () => {
    const { desk, actionIds } = await openLiveDesk([A])
    await desk.run('aws.runActions', { actionIds: [...actionIds], profile: 'payer' })

    expect(
      await failureOf(desk.call('actions.withdraw', { actions: await versions(desk, actionIds) })),
    ).toMatchObject({ code: 'not-allowed' })
    const done = (await desk.events(20)).find(({ type }) => type === 'AWS_ACTION_DONE')
    expect(done?.change?.undo).toBe('not-undoable')
  })

  test('refused by AWS it can be retried, and waits once', async () => {
    const { desk, aws, actionIds } = await openLiveDesk([A])
    aws.fault({ operation: 'InviteAccountToOrganization', kind: 'denied', times: 1 })
    const work = { actionIds: [...actionIds], profile: 'payer' }
    expect(await desk.run('aws.runActions', work)).toMatchObject({
      failed: 1,
      stopped: { code: 'aws-denied' },
    })
    await desk.call('actions.retry', { actions: await versions(desk, actionIds) })

    expect(await desk.run('aws.runActions', work)).toMatchObject({ done: 1 })
    expect(aws.organization.handshakes).toHaveLength(1)
  })
})

describe('a run against AWS', () => {
  test('without network changes nothing: everything waits', async () => {
    const { desk, aws, actionIds } = await openLiveDesk()
    aws.fault({ kind: 'dropped' })

    expect(
      await failureOf(desk.run('aws.runActions', { actionIds: [...actionIds], profile: 'payer' })),
    ).toMatchObject({ code: 'aws-unreachable' })
    expect((await page(desk)).counts).toMatchObject({ waiting: 2 })
  })

  test('throttled by AWS it goes slower and makes each once', async () => {
    const { desk, aws, actionIds } = await openLiveDesk()
    aws.fault({ operation: 'InviteAccountToOrganization', kind: 'throttled', times: 2 })

    expect(await desk.run('aws.runActions', { actionIds: [...actionIds], profile: 'payer' })).toMatchObject({
      done: 2,
      stopped: null,
    })
    expect(aws.organization.handshakes).toHaveLength(2)
  })

  test('killed while AWS is being asked, it makes nothing twice', async () => {
    const { desk, aws, actionIds } = await openLiveDesk([A])
    // AWS does it, and its answer never comes.
    aws.fault({ operation: 'InviteAccountToOrganization', kind: 'unanswered' })
    await desk.close()
    const program = new URL('../../../support/kill-run.ts', import.meta.url)
    await killWhen(program, [desk.workspaceFile, ...actionIds], () =>
      expect(aws.organization.handshakes).toHaveLength(1),
    )

    const core = openTestCore({ workspaceFile: desk.workspaceFile })
    expect((await page(core)).actions).toMatchObject([{ state: 'unsure' }])
    aws.clearFaults()
    const work = { actionIds: [...actionIds], profile: 'payer' }
    await core.run('aws.settleActions', work)
    await core.run('aws.runActions', work)

    expect(aws.organization.handshakes).toHaveLength(1)
    expect((await page(core)).counts).toMatchObject({ done: 1, waiting: 0, unsure: 0 })
  })
})

describe('a runbook', () => {
  const ANSWER = (id: string): string =>
    JSON.stringify({
      Handshake: {
        Id: id,
        State: 'REQUESTED',
        Action: 'INVITE',
        Parties: [{ Id: A, Type: 'ACCOUNT' }],
        RequestedTimestamp: '2026-11-20T10:00:00+01:00',
        ExpirationTimestamp: '2026-12-05T10:00:00+01:00',
      },
    })

  test('A-01 is run by a colleague, and its results close the loop: nothing is asked of AWS from here', async () => {
    const notes = `It's "us" & $HOME`
    const { desk, aws, actionIds } = await openLiveDesk([A, B], notes)
    const target = desk.grantTarget('runbook.sh')
    const { resultFile, steps } = await desk.run('actions.runbook', {
      actionIds: [...actionIds],
      target: target.ref.token,
    })
    expect(steps).toBe(2)
    expect(await desk.run('aws.runActions', { actionIds: [...actionIds], profile: 'payer' })).toMatchObject({
      left: 2,
    })

    const refusal =
      'An error occurred (HandshakeConstraintViolationException) when calling the InviteAccountToOrganization operation: Reason: ALREADY_IN_AN_ORGANIZATION'
    const cli = fakeAwsCli(
      `if [ "$count" = 0 ]; then echo '${ANSWER('h-example0001')}'; else echo '${refusal}' >&2; exit 254; fi`,
      MANAGEMENT_ACCOUNT,
    )
    expect(await cli.run(readFileSync(target.path, 'utf8'))).toMatchObject({ code: 0 })
    expect(cli.calls()[0]).toContain(notes)
    const file = desk.grantText(resultFile, cli.results(resultFile))

    expect(await desk.run('actions.applyResults', { file })).toEqual({
      done: 1,
      failed: 1,
      unsure: 0,
      left: 0,
      problems: [],
    })
    const { actions } = await page(desk)
    expect(actions).toMatchObject([
      { subject: expect.stringContaining(B), state: 'failed', failureCode: 'ALREADY_IN_AN_ORGANIZATION' },
      { subject: expect.stringContaining(A), state: 'done' },
    ])
    expect(aws.requests.filter(({ service }) => service === 'organizations')).toEqual([])
    expect(await desk.run('actions.applyResults', { file })).toMatchObject({ done: 0, failed: 0, left: 2 })
  })

  test('is not written for what cannot be made now', async () => {
    const { desk, actionIds } = await openLiveDesk([A])
    await desk.call('actions.withdraw', { actions: await versions(desk, actionIds) })
    const { ref } = desk.grantTarget('runbook.sh')

    expect(
      await failureOf(desk.run('actions.runbook', { actionIds: [...actionIds], target: ref.token })),
    ).toMatchObject({ why: expect.stringContaining('It was withdrawn.') })
  })

  test('that was never run can be taken back', async () => {
    const { desk, actionIds } = await openLiveDesk([A])
    const { ref } = desk.grantTarget('runbook.sh')
    await desk.run('actions.runbook', { actionIds: [...actionIds], target: ref.token })
    await desk.call('actions.retry', { actions: await versions(desk, actionIds) })

    expect((await page(desk)).actions).toMatchObject([{ state: 'waiting', runbook: null, whyNot: null }])
  })

  test('another file is refused with what to choose instead', async () => {
    const { desk } = await openLiveDesk([])
    const file = desk.grantText('accounts.csv', 'account_id;marketplace_id\n')

    expect(await failureOf(desk.run('actions.applyResults', { file }))).toMatchObject({
      code: 'unreadable-file',
      file: 'accounts.csv',
    })
  })
})
