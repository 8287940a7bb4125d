import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { identify } from '../../../../src/main/core/aws/thread/identify.ts'
import { listProfiles } from '../../../../src/main/core/aws/thread/list-profiles.ts'
import { forgetSessions } from '../../../../src/main/core/aws/thread/session.ts'
import { MANAGEMENT_ACCOUNT, type AwsDouble } from '../../../support/aws-double.ts'
import type { DoubleProfile, RawFiles } from '../../../support/aws-double/profile-files.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const context = { signal: new AbortController().signal, note: () => {} }
const ROLE = `arn:aws:iam::${MANAGEMENT_ACCOUNT}:role/Staff`
const OTHER = '444455556666'

beforeEach(() => forgetSessions())

/** Who the profile x is, or its failure. */
async function whoIsX(): Promise<unknown> {
  try {
    return await identify({ profile: 'x' }, context)
  } catch (error) {
    if (error instanceof Error && 'failure' in error) return error.failure
    throw error
  }
}

async function listedX(): Promise<unknown> {
  const { profiles } = await listProfiles({}, context)
  return profiles.find(({ name }) => name === 'x')
}

interface State {
  readonly title: string
  readonly profiles?: Readonly<Record<string, DoubleProfile>>
  readonly raw?: RawFiles
  readonly before?: (aws: AwsDouble) => void
  readonly listed: object
  readonly asked: object
}

const other = (extra: Readonly<Record<string, string>>): DoubleProfile => ({ kind: 'other', extra })
const role = (source: string): DoubleProfile => ({ kind: 'role', roleArn: ROLE, source })
const signOn: DoubleProfile = { kind: 'sign-on', session: 'northwind', accountId: OTHER, role: 'Admin' }
const keys: DoubleProfile = { kind: 'keys', accountId: OTHER }
const says = (text: string): unknown => expect.stringContaining(text)
const signedOut = (command: string): object => ({ code: 'aws-signed-out', profile: 'x', command })
const SIGN_ON_AGAIN = signedOut('aws sso login --sso-session northwind')
const legacy = other({
  sso_start_url: 'https://old.example/start',
  sso_region: 'eu-west-1',
  sso_account_id: OTHER,
  sso_role_name: 'Admin',
})

/** A problem that the files tell is both listed, and the answer to whoever uses the profile. */
function unusable(why: string, next: string): Pick<State, 'listed' | 'asked'> {
  const problem = { why: says(why), next: says(next) }
  return { listed: { problem }, asked: { code: 'profile-unusable', profile: 'x', ...problem } }
}

const STATES: readonly State[] = [
  {
    title: 'keys',
    profiles: { x: keys },
    listed: { kind: 'keys', region: 'eu-central-1', needsMfa: false, problem: null },
    asked: { accountId: OTHER, arn: says(':user/x') },
  },
  {
    title: 'a role through a profile with keys',
    profiles: { x: role('base'), base: keys },
    before: (aws) => void aws.addRole({ arn: ROLE }),
    listed: { kind: 'role', accountId: MANAGEMENT_ACCOUNT, problem: null },
    asked: { accountId: MANAGEMENT_ACCOUNT, arn: says('assumed-role/Staff') },
  },
  {
    title: 'a role through a role',
    profiles: {
      x: role('middle'),
      middle: { kind: 'role', roleArn: `arn:aws:iam::${OTHER}:role/Middle`, source: 'base' },
      base: keys,
    },
    before: (aws) => {
      aws.addRole({ arn: `arn:aws:iam::${OTHER}:role/Middle` })
      aws.addRole({ arn: ROLE, trusts: [OTHER] })
    },
    listed: { kind: 'chained-role', problem: null },
    asked: { accountId: MANAGEMENT_ACCOUNT },
  },
  {
    title: 'a role that does not let its source in',
    profiles: { x: role('base'), base: keys },
    listed: { kind: 'role', problem: null },
    asked: {
      code: 'aws-denied',
      action: 'AssumeRole',
      why: says(`not authorized to perform: sts:AssumeRole`),
    },
  },
  {
    title: 'a program that prints keys',
    profiles: { x: { kind: 'process', accountId: OTHER } },
    listed: { kind: 'process', problem: null },
    asked: { accountId: OTHER },
  },
  {
    title: 'a program that fails',
    profiles: { x: other({ credential_process: 'echo hunter2 >&2; exit 3' }) },
    listed: { kind: 'process', problem: null },
    asked: {
      code: 'profile-unusable',
      why: 'Its program failed: credential_process ended with code 3.',
      next: says('credential_process'),
    },
  },
  {
    title: 'a program that never ends',
    profiles: { x: other({ credential_process: 'exec sleep 60' }) },
    before: () => vi.stubEnv('QUARTERMASTER_AWS_TIMEOUT_MS', '50'),
    listed: { kind: 'process' },
    asked: { code: 'profile-unusable', why: says('did not end within') },
  },
  {
    title: 'a program that prints nonsense',
    profiles: { x: other({ credential_process: 'echo hunter2' }) },
    listed: { kind: 'process' },
    asked: { code: 'profile-unusable', why: says('no credentials in the form') },
  },
  {
    title: 'a program whose credentials have ended',
    profiles: {
      x: other({
        credential_process: `echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"hunter2","Expiration":"2020-01-01T00:00:00Z"}'`,
      }),
    },
    listed: { kind: 'process' },
    asked: { code: 'profile-unusable', why: says('had ended') },
  },
  {
    title: 'a sign-on session',
    profiles: { x: signOn },
    before: (aws) => aws.signOn('northwind'),
    listed: { kind: 'sso-session', accountId: OTHER, problem: null },
    asked: { accountId: OTHER, arn: says('AWSReservedSSO_Admin') },
  },
  {
    title: 'a sign-on session that was never signed in',
    profiles: { x: signOn },
    listed: { kind: 'sso-session', problem: null },
    asked: SIGN_ON_AGAIN,
  },
  {
    title: 'a sign-on session that has ended, with nothing to renew it',
    profiles: { x: { ...signOn, session: 'ended' } },
    before: (aws) => aws.signOn('ended', { expiresInMs: -1000 }),
    listed: { kind: 'sso-session' },
    asked: signedOut('aws sso login --sso-session ended'),
  },
  {
    title: 'a sign-on session that the SDK renews',
    profiles: { x: { ...signOn, session: 'renewed' } },
    before: (aws) => aws.signOn('renewed', { expiresInMs: -1000, canRefresh: true }),
    listed: { kind: 'sso-session' },
    asked: { accountId: OTHER },
  },
  {
    title: 'a sign-on session whose renewal is refused',
    profiles: { x: { ...signOn, session: 'refused' } },
    before: (aws) => {
      aws.signOn('refused', { expiresInMs: -1000, canRefresh: true })
      aws.state.signOn.refreshToken = 'another'
    },
    listed: { kind: 'sso-session' },
    asked: signedOut('aws sso login --sso-session refused'),
  },
  {
    title: 'a role through a sign-on session that has ended',
    profiles: { x: role('base'), base: signOn },
    listed: { kind: 'role', problem: null },
    asked: SIGN_ON_AGAIN,
  },
  {
    title: 'a sign-on portal that knows the token no more',
    profiles: { x: signOn },
    before: (aws) => {
      aws.signOn('northwind')
      aws.state.signOn.accessToken = 'another'
    },
    listed: { kind: 'sso-session' },
    asked: SIGN_ON_AGAIN,
  },
  {
    title: 'a sign-on portal that denies the role',
    profiles: { x: signOn },
    before: (aws) => {
      aws.signOn('northwind')
      aws.fault({ operation: 'GetRoleCredentials', kind: 'error', name: 'ForbiddenException', status: 403 })
    },
    listed: { kind: 'sso-session' },
    asked: { code: 'aws-denied', action: 'GetRoleCredentials', why: says('does not give you this role') },
  },
  {
    title: 'a sign-on portal that asks to go slower',
    profiles: { x: signOn },
    before: (aws) => {
      aws.signOn('northwind')
      aws.fault({
        operation: 'GetRoleCredentials',
        kind: 'error',
        name: 'TooManyRequestsException',
        status: 429,
      })
    },
    listed: { kind: 'sso-session' },
    asked: { code: 'aws-throttled' },
  },
  {
    title: 'a sign-on portal that is not there',
    profiles: { x: signOn },
    before: (aws) => {
      aws.signOn('northwind')
      vi.stubEnv('AWS_ENDPOINT_URL_SSO', 'http://127.0.0.1:9')
    },
    listed: { kind: 'sso-session' },
    asked: { code: 'aws-unreachable', why: says('Nothing answers') },
  },
  {
    title: 'a sign-on session without its section',
    profiles: { x: other({ sso_session: 'gone', sso_account_id: OTHER, sso_role_name: 'Admin' }) },
    ...unusable('names the session gone', '[sso-session gone]'),
  },
  {
    title: 'a sign-on session without a region',
    profiles: { x: other({ sso_session: 's', sso_account_id: OTHER, sso_role_name: 'Admin' }) },
    raw: { config: '[sso-session s]\nsso_start_url = https://x.example/start\n' },
    ...unusable('Its session s has no sso_region', '[sso-session s]'),
  },
  {
    title: 'a sign-on profile without a role',
    profiles: { x: { ...signOn, kind: 'other', extra: { sso_session: 's', sso_account_id: OTHER } } },
    raw: { config: '[sso-session s]\nsso_start_url = https://x.example/start\nsso_region = eu-west-1\n' },
    ...unusable('It has no sso_role_name', 'Add sso_role_name in [profile x]'),
  },
  {
    title: 'the older sign-on, never signed in',
    profiles: { x: legacy },
    listed: { kind: 'sso-legacy', problem: null },
    asked: signedOut('aws sso login --profile x'),
  },
  {
    title: 'the older sign-on, incomplete',
    profiles: { x: other({ sso_start_url: 'https://old.example/start' }) },
    ...unusable('It has no sso_region', 'Add sso_region'),
  },
  {
    title: 'aws login, never signed in',
    profiles: { x: other({ login_session: 'arn:aws:iam::1:user/x' }) },
    listed: { kind: 'login', problem: null },
    asked: signedOut('aws login --profile x'),
  },
  {
    title: 'a token file that is not there',
    profiles: { x: other({ role_arn: ROLE, web_identity_token_file: '/nowhere/token' }) },
    ...unusable('/nowhere/token is not there', 'web_identity_token_file'),
  },
  {
    title: 'no credentials',
    profiles: { x: other({}) },
    ...unusable('It has no credentials', '[profile x]'),
  },
  {
    title: 'half a key',
    raw: { credentials: '[x]\naws_access_key_id = AKIAEXAMPLE\n' },
    ...unusable('aws_secret_access_key is missing', 'Add aws_secret_access_key to [x]'),
  },
  {
    title: 'a role without a source',
    profiles: { x: other({ role_arn: ROLE }) },
    ...unusable('no source_profile', 'Add source_profile'),
  },
  {
    title: 'a role with two sources',
    profiles: { x: other({ role_arn: ROLE, source_profile: 'base', credential_source: 'Environment' }) },
    ...unusable('both source_profile and credential_source', 'one of the two lines'),
  },
  {
    title: 'a role whose source is missing',
    profiles: { x: role('gone') },
    ...unusable('source_profile gone is not there', '[profile gone]'),
  },
  {
    title: 'a role whose source has no credentials',
    profiles: { x: role('base'), base: other({}) },
    ...unusable('It builds on the profile base. It has no credentials', '[profile base]'),
  },
  {
    title: 'roles in a circle',
    profiles: { x: role('y'), y: role('x') },
    ...unusable('in a circle: x → y → x', 'source_profile'),
  },
  {
    title: 'a services section that is missing',
    profiles: { x: { ...keys, extra: { services: 'local' } } },
    ...unusable('services section local', '[services local]'),
  },
  {
    title: 'a header without the word profile',
    raw: { config: '[x]\nregion = eu-west-1\n' },
    ...unusable('has a header', 'Write [profile x] in'),
  },
  {
    title: 'a header of the config file in the credentials file',
    raw: { credentials: '[profile x]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = hunter2\n' },
    ...unusable('has a header', 'Write [x] in'),
  },
  {
    title: 'no such profile',
    listed: {},
    asked: { code: 'profile-unusable', why: says('no such profile') },
  },
  {
    title: 'keys that AWS does not know',
    raw: { credentials: '[x]\naws_access_key_id = AKIAGONE\naws_secret_access_key = hunter2\n' },
    listed: { kind: 'keys', problem: null },
    asked: { code: 'profile-unusable', why: says('does not know its access key'), next: says('[x]') },
  },
]

describe('what becomes of a profile in each of its states', () => {
  test.each(STATES)('$title', async ({ profiles = {}, raw, before, listed, asked }) => {
    const aws = await startAwsDouble()
    aws.profileFiles(profiles, raw)
    before?.(aws)

    expect((await listedX()) ?? {}).toMatchObject(listed)
    const answer = await whoIsX()
    expect(answer).toMatchObject(asked)
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })

  test('sections of sessions and services are no profiles; names with spaces say why', async () => {
    const aws = await startAwsDouble()
    aws.profileFiles(
      { x: signOn, default: keys, 'a@b+c.d%e:f/g': keys },
      {
        config:
          '[services local]\nsts =\n  endpoint_url = http://127.0.0.1:1\n[profile two words]\nregion = eu-west-1\n',
      },
    )
    writeFileSync(join(aws.home, 'unrelated'), '')

    const { profiles } = await listProfiles({}, context)

    expect(profiles.map(({ name }) => name)).toEqual(['a@b+c.d%e:f/g', 'default', 'two words', 'x'])
    expect(profiles[2]?.problem?.next).toContain('[profile two-words]')
  })

  test('credentials are fetched once for all clients, and anew after the files changed', async () => {
    const aws = await startAwsDouble()
    aws.addRole({ arn: ROLE })
    aws.profileFiles({ x: role('base'), base: keys })

    await Promise.all([whoIsX(), whoIsX(), whoIsX()])
    await whoIsX()
    expect(aws.requests.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1)

    forgetSessions()
    aws.profileFiles({ x: keys })
    expect(await whoIsX()).toMatchObject({ accountId: OTHER })
  })
})
