import { describe, expect, test, vi } from 'vitest'
import type { CoreEvent } from '../../../../src/shared/contract/events.ts'
import type { JobState } from '../../../../src/shared/contract/jobs.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const OTHER = '444455556666'
const ROLE = `arn:aws:iam::${OTHER}:role/Staff`
const DEVICE = `arn:aws:iam::${OTHER}:mfa/anna`
const CODE = '907316'

const withMfa = {
  base: { kind: 'keys', accountId: OTHER },
  x: { kind: 'role', roleArn: ROLE, source: 'base', mfaSerial: DEVICE },
} as const

/** The next ask for a code. */
function nextAsk(core: TestCore): Promise<Extract<CoreEvent, { kind: 'mfa.wanted' }>> {
  return new Promise((resolve) => {
    const stop = core.subscribe((event) => {
      if (event.kind !== 'mfa.wanted') return
      stop()
      resolve(event)
    })
  })
}

function kindsOf(core: TestCore): string[] {
  const kinds: string[] = []
  core.subscribe(({ kind }) => void kinds.push(kind))
  return kinds
}

describe('profiles in the core', () => {
  test('the profile in use is remembered, and the connection follows what calls tell', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles({ payer: { kind: 'keys', accountId: OTHER } })
    const core = openTestCore()
    expect(await core.call('connection.get', {})).toEqual({ state: 'unknown', profile: null, identity: null })

    await core.call('profiles.use', { profile: 'payer' })
    const { accountId, arn } = await core.run('aws.whoAmI', { profile: 'payer' })
    expect(await core.call('connection.get', {})).toEqual({
      state: 'online',
      profile: 'payer',
      identity: { accountId: OTHER, arn },
    })
    expect(accountId).toBe(OTHER)
    expect(await core.call('profiles.list', {})).toMatchObject({
      inUse: 'payer',
      profiles: [{ name: 'payer', kind: 'keys' }],
      configFile: '~/.aws/config',
    })

    aws.fault({ kind: 'dropped' })
    expect((await failureOf(core.run('aws.whoAmI', { profile: 'payer' }))).code).toBe('aws-unreachable')
    expect((await core.call('connection.get', {})).state).toBe('offline')

    await core.close()
    const again = openTestCore({ workspaceFile: core.workspaceFile })
    expect(await again.call('connection.get', {})).toEqual({
      state: 'unknown',
      profile: 'payer',
      identity: null,
    })
    await again.call('profiles.use', { profile: null })
    expect((await again.call('connection.get', {})).profile).toBeNull()
  })

  test('a profile that is added while the application runs is found', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles({})
    const core = openTestCore()
    const kinds = kindsOf(core)
    expect((await core.call('profiles.list', {})).profiles).toEqual([])

    aws.profileFiles({ added: { kind: 'keys', accountId: OTHER } })
    await vi.waitFor(() => expect(kinds).toContain('profiles.changed'), 20_000)

    expect((await core.call('profiles.list', {})).profiles).toMatchObject([{ name: 'added' }])
    expect(await core.run('aws.whoAmI', { profile: 'added' })).toMatchObject({ accountId: OTHER })
  })

  test('a code of a device is asked for once, however many wait for it, and any window may give it', async () => {
    const aws = await startAwsDouble()
    aws.addRole({ arn: ROLE, mfaSerial: DEVICE })
    aws.state.mfaCodes.add(CODE)
    aws.profileFiles(withMfa)
    const core = openTestCore()
    const kinds = kindsOf(core)
    const asked = nextAsk(core)

    const work = Promise.all([
      core.run('aws.whoAmI', { profile: 'x' }),
      core.run('aws.whoAmI', { profile: 'x' }),
      core.run('aws.whoAmI', { profile: 'x' }),
    ])
    const { askId } = await asked
    expect(await core.call('profiles.mfaAsks', {})).toEqual([{ askId, profile: 'x', device: DEVICE }])
    await core.call('profiles.answerMfa', { askId, code: CODE })

    for (const who of await work) expect(who).toMatchObject({ accountId: OTHER })
    await core.run('aws.whoAmI', { profile: 'x' })
    expect(kinds.filter((kind) => kind.startsWith('mfa.'))).toEqual(['mfa.wanted', 'mfa.settled'])
    expect(await core.call('profiles.mfaAsks', {})).toEqual([])
    expect(aws.requests.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1)
  })

  test('a code that is wrong says so, and the next try asks again', async () => {
    const aws = await startAwsDouble()
    aws.addRole({ arn: ROLE, mfaSerial: DEVICE })
    aws.profileFiles(withMfa)
    const core = openTestCore()
    const first = nextAsk(core)
    const work = failureOf(core.run('aws.whoAmI', { profile: 'x' }))
    await core.call('profiles.answerMfa', { askId: (await first).askId, code: '000000' })
    expect(await work).toMatchObject({
      code: 'aws-denied',
      why: expect.stringContaining('did not take the code') as unknown,
    })

    const second = nextAsk(core)
    const next = core.run('aws.whoAmI', { profile: 'x' })
    await core.call('profiles.answerMfa', { askId: (await second).askId, code: '123456' })
    expect(await next).toMatchObject({ accountId: OTHER })
  })

  test('who gives no code, or cancels the job, ends the call and leaves nothing waiting', async () => {
    const aws = await startAwsDouble()
    aws.addRole({ arn: ROLE, mfaSerial: DEVICE })
    aws.profileFiles(withMfa)
    const core = openTestCore()
    const first = nextAsk(core)
    const work = failureOf(core.run('aws.whoAmI', { profile: 'x' }))
    await core.call('profiles.answerMfa', { askId: (await first).askId, code: null })
    expect(await work).toEqual({ code: 'cancelled' })

    const second = nextAsk(core)
    const { jobId } = await core.call('aws.whoAmI', { profile: 'x' })
    await second
    const ended = new Promise<JobState>((resolve) =>
      core.subscribe((event) => {
        if (event.kind === 'job.changed' && event.job.status.state !== 'running') resolve(event.job.status)
      }),
    )
    await core.call('jobs.cancel', { jobId })
    expect(await ended).toEqual({ state: 'failed', failure: { code: 'cancelled' } })
    await vi.waitFor(async () => expect(await core.call('profiles.mfaAsks', {})).toEqual([]))
  })

  test('a code has six digits, and one for an ask that is over is nobody’s', async () => {
    await startAwsDouble()
    const core = openTestCore()
    expect(await failureOf(core.call('profiles.answerMfa', { askId: 'gone', code: '12' }))).toMatchObject({
      code: 'invalid-input',
    })
    expect(await core.call('profiles.answerMfa', { askId: 'gone', code: '123456' })).toEqual({})
  })
})
