import { expect, test } from 'vitest'
import { addMarketplaces, openImport, openSample } from '../../../support/import-into.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore } from '../../../support/open-test-core.ts'

const NONE = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }

test('CB-20 the example of the vendor’s page imports with no manual mapping', async () => {
  const core = openTestCore()
  await addMarketplaces(core, 'MP-0000')
  const opened = await openSample(core, 'cloudblue-documentation.csv')
  const [file] = opened.files
  expect([
    file?.document,
    file?.mappingFrom,
    file?.shape,
    file?.notices.map(({ code, raw, read }) => [code, raw, read]),
  ]).toEqual([
    'pool-csv',
    'names',
    { encoding: 'utf-8', separator: ';', headerLine: 1 },
    [
      [
        'W_DELIM_MIXED',
        'Copyaccount_id;marketplace_id,account_model',
        'account_id;marketplace_id;account_model',
      ],
      [
        'I_HEADER_GLUED',
        'Copyaccount_id;marketplace_id,account_model',
        'account_id;marketplace_id;account_model',
      ],
    ],
  ])
  expect((await opened.run()).counts).toEqual({ ...NONE, create: 2 })
  const page = await core.call('accounts.page', {
    filter: {},
    sort: { by: 'added', direction: 'ascending' },
    first: 0,
    count: 10,
  })
  expect(
    page.rows.map(({ accountId, marketplaceCode, model, status }) => [
      accountId,
      marketplaceCode,
      model,
      status,
    ]),
  ).toEqual([
    ['123456789012', 'MP-0000', 'SPAM', 'ready'],
    ['123456789013', 'MP-0000', 'ECAM', 'ready'],
  ])
})

test('CB-21 a pool file goes from picking over review to the pool, leading zeros and all', async () => {
  const core = openTestCore()
  const opened = await openSample(core, 'pool-400.csv')
  const blind = await opened.preview({ validRowsOnly: true })
  expect([blind.counts.create, blind.problems.map(({ code, count }) => [code, count])]).toEqual([
    0,
    [['E_MP_UNKNOWN', 400]],
  ])
  await addMarketplaces(core, ...(blind.problems[0]?.values.map(({ value }) => value) ?? []))
  const preview = await opened.preview()
  expect([preview.records, preview.counts, preview.needsEye]).toEqual([400, { ...NONE, create: 400 }, 0])
  const rows = await opened.rows(preview)
  expect([rows.length, rows[0]?.line, rows[0]?.accountId, rows.at(-1)?.line]).toEqual([
    400,
    2,
    '004439589175',
    401,
  ])
  const outcome = await opened.run()
  expect([outcome.label, outcome.counts]).toEqual([
    'Imported 400 accounts from pool-400.csv',
    { ...NONE, create: 400 },
  ])
  const totals = await core.call('accounts.totals', { filter: {} })
  expect(totals.byStatus.ready).toBe(400)
  const zeros = await core.call('accounts.page', {
    filter: { search: '004439589175' },
    sort: { by: 'added', direction: 'ascending' },
    first: 0,
    count: 1,
  })
  expect(zeros.rows.map(({ accountId }) => accountId)).toEqual(['004439589175'])

  const undone = await core.run('activity.undo', { changeId: outcome.changeId ?? '' })
  expect([undone.reversed, undone.keptCount]).toEqual([400, 0])
  expect((await core.call('accounts.totals', { filter: {} })).byStatus.ready).toBe(0)
})

test.each([
  ['aws-console-organization-accounts.csv', 'aws-console-csv', 'SUSPENDED_OR_CLOSED'],
  ['aws-cli-list-accounts.json', 'aws-list-accounts-json', 'SUSPENDED'],
] as const)(
  '%s brings name, email and AWS state along, for a marketplace and model that staff choose',
  async (name, document, suspended) => {
    const core = openTestCore()
    await addMarketplaces(core, 'MP-00010')
    const opened = await openSample(core, name)
    const [file] = opened.files
    expect(file?.document).toBe(document)
    const mapping = {
      ...file?.mapping,
      marketplace_id: { kind: 'constant', value: 'MP-00010' },
      account_model: { kind: 'constant', value: 'ECAM' },
    } as const
    await core.run('imports.configure', { importId: opened.importId, file: 0, mapping })
    const preview = await opened.preview()
    expect(preview.counts).toEqual({ ...NONE, create: 60 })
    const lines = (await opened.rows(preview)).map(({ line }) => line)
    expect(lines.slice(0, 2)).toEqual(document === 'aws-console-csv' ? [2, 3] : [4, 14])
    await opened.run()
    const page = await core.call('accounts.page', {
      filter: { search: '974864256459' },
      sort: { by: 'added', direction: 'ascending' },
      first: 0,
      count: 1,
    })
    expect(page.rows[0]).toMatchObject({
      accountId: '974864256459',
      name: 'Contoso Payroll Shared, EU',
      email: 'aws+56459@contoso.example',
      awsState: 'ACTIVE',
      model: 'ECAM',
    })
    const rest = await core.call('accounts.page', {
      filter: { awsStates: [suspended] },
      sort: { by: 'added', direction: 'ascending' },
      first: 0,
      count: 10,
    })
    expect(rest.total).toBe(1)
  },
)

test('other answers of AWS are refused by their name', async () => {
  const core = openTestCore()
  const failure = await failureOf(openSample(core, 'aws-cli-list-handshakes-for-organization.json'))
  expect(failure).toMatchObject({
    code: 'unreadable-file',
    why: 'This is the invitations of an organization (list-handshakes-for-organization), not a list of accounts.',
  })
})

test('an import is watched and cancelled through its job, twice, and then goes through', async () => {
  const core = openTestCore()
  await addMarketplaces(core, 'MP-00010')
  const lines = Array.from({ length: 150_000 }, (_, index) => `${200_000_000_000 + index * 3};MP-00010;SPAM`)
  const opened = await openImport(core, `account_id;marketplace_id;account_model\n${lines.join('\n')}\n`)
  const cancelAt = (operation: string, note: string): (() => void) =>
    core.subscribe((event) => {
      if (event.kind !== 'job.changed' || event.job.operation !== operation) return
      const { status, jobId } = event.job
      if (status.state === 'running' && status.progress.note === note)
        void core.call('jobs.cancel', { jobId })
    })
  const stopPreview = cancelAt('imports.preview', 'Checking rows')
  expect(await failureOf(opened.preview())).toEqual({ code: 'cancelled' })
  stopPreview()
  const stopRun = cancelAt('imports.run', 'Writing to the pool')
  expect(await failureOf(opened.run())).toEqual({ code: 'cancelled' })
  stopRun()
  expect((await core.call('accounts.totals', { filter: {} })).total).toBe(0)
  expect((await opened.run()).counts.create).toBe(150_000)
  expect((await core.call('accounts.totals', { filter: {} })).total).toBe(150_000)
})

test('a paste is read like a file, and closing it makes its import unknown', async () => {
  const core = openTestCore()
  await addMarketplaces(core, 'MP-00010')
  const text = 'account_id\tmarketplace_id\taccount_model\n154335349840\tMP-00010\tSPAM'
  const { importId } = await core.run('imports.open', {
    sources: [{ kind: 'text', name: 'Pasted text', text }],
  })
  const settings = { policy: 'skip', validRowsOnly: false, fixes: [], edits: [], discarded: [] } as const
  const start = { importId, settings: { ...settings, fixes: [], edits: [], discarded: [] } }
  expect((await core.run('imports.preview', start)).counts.create).toBe(1)
  await core.call('imports.close', { importId })
  expect(await failureOf(core.run('imports.preview', start))).toEqual({
    code: 'not-found',
    what: 'import',
    id: importId,
  })
  const template = await core.call('imports.template', {})
  expect(template.text).toContain('MP-00010')
})
