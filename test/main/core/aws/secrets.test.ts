import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createClient } from '../../../../src/shared/client.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'
import { startAwsDouble } from '../../../support/start-aws-double.ts'

const OTHER = '444455556666'
const ROLE = `arn:aws:iam::${OTHER}:role/Staff`
const DEVICE = `arn:aws:iam::${OTHER}:mfa/anna`
const CODE = '907316'
const PRINTED = 'hunter2-printed-by-a-program'

/** Everything that a core says to windows: answers, failures and events, as they cross. */
function listen(core: TestCore): {
  readonly said: string[]
  readonly client: ReturnType<typeof createClient>
} {
  const said: string[] = []
  core.subscribe((event) => void said.push(JSON.stringify(event)))
  const noHost = (): never => {
    throw new Error('no host')
  }
  const client = createClient({
    host: 'node',
    invoke: async (operation, input) => {
      const reply = await core.core.dispatch(operation, input)
      said.push(JSON.stringify(reply))
      return reply
    },
    subscribe: (listener) => core.subscribe(listener),
    onConnection: (listener) => {
      listener(true)
      return () => {}
    },
    pickFiles: noHost,
    takeFiles: noHost,
    saveFile: noHost,
    deliver: noHost,
    openExternal: noHost,
  })
  return { said, client }
}

/** Every file below a folder, read whole. */
function filesBelow(folder: string): readonly { readonly path: string; readonly content: string }[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, content: readFileSync(path, 'latin1') }))
}

test('no secret of any kind of profile gets into a file, the log, an answer or an event', async () => {
  const aws = await startAwsDouble()
  aws.addRole({ arn: ROLE, mfaSerial: DEVICE })
  aws.addRole({ arn: `arn:aws:iam::${OTHER}:role/Plain`, externalId: 'not-a-secret' })
  aws.state.mfaCodes.add(CODE)
  aws.signOn('northwind', { expiresInMs: -1000, canRefresh: true })
  aws.profileFiles({
    keys: { kind: 'keys', accountId: OTHER },
    role: {
      kind: 'role',
      roleArn: `arn:aws:iam::${OTHER}:role/Plain`,
      source: 'keys',
      externalId: 'not-a-secret',
    },
    mfa: { kind: 'role', roleArn: ROLE, source: 'keys', mfaSerial: DEVICE },
    process: { kind: 'process', accountId: OTHER },
    sso: { kind: 'sign-on', session: 'northwind', accountId: OTHER, role: 'Admin' },
    failing: {
      kind: 'other',
      extra: { credential_process: `echo ${PRINTED} >&2; echo ${PRINTED}; exit 1` },
    },
    babbling: { kind: 'other', extra: { credential_process: `echo ${PRINTED}` } },
  })
  const core = openTestCore()
  const { said, client } = listen(core)
  client.subscribe((event) => {
    if (event.kind === 'mfa.wanted') {
      void client.call('profiles.answerMfa', { askId: event.askId, code: CODE })
    }
  })

  const ends: string[] = []
  for (const profile of ['keys', 'role', 'mfa', 'process', 'sso', 'failing', 'babbling']) {
    await client.call('profiles.use', { profile })
    ends.push(
      await client.run('aws.whoAmI', { profile }).then(
        ({ accountId }) => accountId,
        (error: Error) => error.message,
      ),
    )
  }
  // A denial and a broken answer too: their texts come from outside.
  aws.fault({ kind: 'denied', times: 1 })
  aws.fault({ kind: 'skewed', after: 1, times: 1 })
  for (const profile of ['keys', 'role']) await client.run('aws.whoAmI', { profile }).catch(() => {})
  await client.call('profiles.list', {})
  await client.call('connection.get', {})
  const { ref } = core.grantTarget('log.json')
  await client.run('activity.export', { format: 'json', separator: ';', target: ref.token, filter: {} })
  await client.run('workspace.backUp', {})

  expect(ends).toEqual([
    OTHER,
    OTHER,
    OTHER,
    OTHER,
    OTHER,
    'aws.whoAmI: profile-unusable',
    'aws.whoAmI: profile-unusable',
  ])
  const files = filesBelow(dirname(core.workspaceFile))
  expect(files.map(({ path }) => path)).toContain(core.workspaceFile)
  const places = [
    ...files,
    { path: 'log', content: core.logLines.join('\n') },
    { path: 'messages', content: said.join('\n') },
  ]
  const secrets = [...aws.state.secrets, CODE, PRINTED]
  // Keys, sessions, tokens old and new, the password on a command line, the code, what programs printed.
  expect(secrets.length).toBeGreaterThanOrEqual(15)
  expect(said.length).toBeGreaterThan(30)
  const found = places.flatMap(({ path, content }) =>
    secrets.filter((secret) => content.includes(secret)).map((secret) => `${secret} in ${path}`),
  )
  expect(found).toEqual([])
})
