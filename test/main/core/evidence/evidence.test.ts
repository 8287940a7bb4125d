import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FileRef } from '../../../../src/shared/contract/files.ts'
import { SAMPLE_PAYER } from '../../../support/seed-payer.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openListedCore, printed, type ListedCore } from '../../../support/listed-core.ts'
import { samplePath } from '../../../support/sample-path.ts'
import { testFolder } from '../../../support/test-folder.ts'

const ONE = '111122220001'
const TWO = '111122220002'

function openFile(core: ListedCore, file: FileRef) {
  return core.run('evidence.open', { sources: [{ kind: 'file', file }] })
}

test.each([
  ['aws-cli-list-accounts.json', { kind: 'accounts', isOld: false, isComplete: true }],
  ['aws-console-organization-accounts.csv', { kind: 'accounts', isOld: true, isComplete: true }],
  ['aws-cli-list-handshakes-for-organization.json', { kind: 'handshakes', isComplete: true }],
])('%s is recognised, and its ARNs tell the management account', async (name, facts) => {
  const core = await openListedCore()
  const { pieces, refused } = await openFile(core, core.grantPath(samplePath(name)))
  expect(refused).toEqual([])
  expect(pieces).toMatchObject([
    {
      ...facts,
      source: name,
      managementAccountId: SAMPLE_PAYER,
      payerId: core.payerId,
      payerName: 'Northwind Org',
    },
  ])
})

test('the listing of the CLI and the export of the console say the same of an organization', async () => {
  const core = await openListedCore()
  const apply = async (name: string) => {
    const { evidenceId } = await openFile(core, core.grantPath(samplePath(name)))
    return core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: core.payerId }] })
  }
  const { applied } = await apply('aws-cli-list-accounts.json')
  expect(applied[0]?.differences?.new).toBeGreaterThan(40)
  await core.accept()
  await apply('aws-console-organization-accounts.csv')
  expect(await core.said()).toEqual([])
})

test('report definitions name no organization, so staff say whose they are, and they are kept as AWS printed them', async () => {
  const core = await openListedCore()
  const { evidenceId, pieces } = await openFile(
    core,
    core.grantPath(samplePath('aws-cli-describe-report-definitions.json')),
  )
  expect(pieces).toMatchObject([{ kind: 'report_definitions', managementAccountId: null, payerId: null }])
  const unsaid = core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: null }] })
  expect(await failureOf(unsaid)).toMatchObject({ code: 'not-allowed' })
  await core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: core.payerId }] })
  const [kept] = core.stored<{ raw: string }>('SELECT raw FROM report_definitions')
  expect(JSON.parse(kept?.raw ?? '')).toMatchObject([
    { ReportName: 'doit-cur' },
    { ReportName: 'daily-old' },
    {},
  ])
})

test.each([
  ['a bare array', JSON.stringify([printed({ Id: ONE })]), 1, true],
  ['one account of describe-account', JSON.stringify({ Account: printed({ Id: ONE }) }), 1, false],
  ['one account without a wrapper', JSON.stringify(printed({ Id: ONE })), 1, false],
  [
    'pages that were appended to one file',
    `${JSON.stringify({ Accounts: [printed({ Id: ONE })], NextToken: 'a' })}\n${JSON.stringify({ Accounts: [] })}\n${JSON.stringify({ Accounts: [printed({ Id: TWO })] }, null, 2)}`,
    2,
    true,
  ],
  [
    'a page with more to come',
    JSON.stringify({ Accounts: [printed({ Id: ONE })], NextToken: 'a' }),
    1,
    false,
  ],
])('%s is a list of accounts', async (_what, text, entries, isComplete) => {
  const core = await openListedCore()
  expect((await core.bringText(text)).pieces).toMatchObject([{ kind: 'accounts', entries, isComplete }])
})

test.each([
  [
    'get-caller-identity',
    { UserId: 'AROA:x', Account: ONE, Arn: `arn:aws:sts::${ONE}:assumed-role/Ops/x` },
    'identity',
  ],
  [
    'describe-organization',
    {
      Organization: {
        Id: 'o-a1b2c3d4e5',
        Arn: `arn:aws:organizations::${SAMPLE_PAYER}:organization/o-a1b2c3d4e5`,
      },
    },
    'organization',
  ],
  ['describe-handshake', { Handshake: { Id: 'h-0123456789', State: 'OPEN' } }, 'handshakes'],
  [
    'describe-create-account-status',
    { CreateAccountStatus: { Id: 'car-01234567', State: 'FAILED' } },
    'account_requests',
  ],
  ['list-create-account-status', { CreateAccountStatuses: [{ Id: 'car-01234567' }] }, 'account_requests'],
])('the output of %s is recognised', async (_command, answer, kind) => {
  const core = await openListedCore()
  expect((await core.bringText(JSON.stringify(answer))).pieces).toMatchObject([{ kind, entries: 1 }])
})

test.each([
  ['truncated JSON', '{"Accounts": [{"Id": "1111', 'it ends in the middle'],
  ['JSON that is not well-formed', '{"Accounts": [}]}', 'not well-formed'],
  ['another answer', '{"Roots": []}', 'the roots of an organization'],
  ['credentials', '{"Credentials": {"SecretAccessKey": "s3cr3t"}}', 'temporary credentials'],
  ['an error message', 'An error occurred (AccessDenied) when calling …', 'an error message of the AWS CLI'],
  ['a table', '-----------------\n|  ListAccounts |', 'a table as the AWS CLI draws it'],
  ['a web page', '<!doctype html><title>Sign in</title>', 'a web page'],
  ['an edited list', JSON.stringify({ Accounts: [printed({ Id: ONE }), { Id: '12' }] }), 'Entry 2 of 2'],
  [
    'two organizations at once',
    JSON.stringify([
      printed({ Id: ONE }),
      printed({ Id: TWO, Arn: `arn:aws:organizations::999988887777:account/o-zzzzzzzzzz/${TWO}` }),
    ]),
    'different organizations',
  ],
])('%s is called by what it is, with what to do', async (_what, text, why) => {
  const core = await openListedCore()
  const { pieces, refused } = await core.bringText(text)
  expect(pieces).toEqual([])
  expect(refused).toMatchObject([{ why: expect.stringContaining(why), next: expect.stringMatching(/\.$/) }])
})

test('what PowerShell saves as UTF-16 is read like UTF-8', async () => {
  const core = await openListedCore()
  const text = JSON.stringify({ Accounts: [printed({ Id: ONE, Name: 'Zürich' })] })
  const file = core.grantText('listing.json', Buffer.from(`\ufeff${text}`, 'utf16le'))
  const { evidenceId } = await openFile(core, file)
  await core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: core.payerId }] })
  expect(await core.said()).toEqual([`${ONE} account – → Zürich`])
})

test('one bad file does not hold up the others, and evidence of another organization is not taken over', async () => {
  const core = await openListedCore()
  const foreign = { Arn: `arn:aws:organizations::999988887777:account/o-zzzzzzzzzz/${ONE}` }
  const { evidenceId, pieces, refused } = await core.run('evidence.open', {
    sources: [
      { kind: 'text', name: 'broken', text: '{' },
      { kind: 'text', name: 'foreign', text: JSON.stringify([printed({ Id: ONE, ...foreign })]) },
    ],
  })
  expect([pieces.length, refused.length]).toEqual([1, 1])
  expect(pieces[0]).toMatchObject({ managementAccountId: '999988887777', payerId: null })
  const failure = await failureOf(
    core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: core.payerId }] }),
  )
  expect(failure).toMatchObject({ code: 'not-allowed', why: expect.stringContaining('999988887777') })
  await core.call('evidence.close', { evidenceId })
  const closed = core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: core.payerId }] })
  expect((await failureOf(closed)).code).toBe('not-found')
})

test('the results of a runbook are recognised among JSON, and an action that is not ours is left', async () => {
  const core = await openListedCore()
  const text = `{"quartermaster-runbook":"r1","account":"${SAMPLE_PAYER}"}\n{"action":"unknown","ok":true,"answer":{}}\n`
  const { evidenceId, pieces } = await core.bringText(text, 'quartermaster-runbook-r1.jsonl')
  expect(pieces).toMatchObject([{ kind: 'runbook', entries: 1 }])
  const { applied } = await core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId: null }] })
  expect(applied).toMatchObject([
    { changeId: null, label: expect.stringContaining('1 known already or not ours') },
  ])
})

test.each([
  ['JSON', 'huge.json', '{"Accounts":[', 'This JSON file is larger than 100 MB'],
  ['a table', 'huge.csv', 'Account ID,ARN,Email\n', 'This file is larger than 100 MB'],
])(
  '%s of more than 100 MB is refused with a sentence, and is never held as a whole',
  async (_, name, head, why) => {
    const core = await openListedCore()
    const path = join(testFolder(), name)
    writeFileSync(path, head)
    const filler = Buffer.alloc(1 << 20, `${' '.repeat(63)}\n`)
    for (let written = 0; written <= 100; written += 1) appendFileSync(path, filler)
    const before = process.resourceUsage().maxRSS
    const { pieces, refused } = await openFile(core, core.grantPath(path))
    expect(pieces).toEqual([])
    expect(refused).toMatchObject([{ source: name, why: expect.stringContaining(why) as string }])
    // In KiB; the text alone would take 101 MiB.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(80 << 10)
  },
  60_000,
)
