import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import type { InputOf } from '../../../../src/shared/contract/index.ts'
import {
  addAccounts,
  ADDED,
  failureOf,
  id,
  openPool,
  reopenWith,
  reopenWithImported,
  STATES,
  type PoolCore,
} from './pool-fixture.ts'

type ExportInput = InputOf<'accounts.export'>

async function exported(core: PoolCore, input: Partial<ExportInput>, name = 'accounts.csv') {
  const { ref, path } = core.grantTarget(name)
  const outcome = await core.run('accounts.export', { ...WHOLE_POOL, target: ref.token, ...input })
  const text = readFileSync(path, 'utf8')
  return { outcome, text, path }
}

const WHOLE_POOL: Omit<ExportInput, 'target'> = {
  selection: { kind: 'matching', filter: {}, except: [] },
  sort: ADDED,
  format: 'csv-import',
  separator: ';',
  isExcelSafe: false,
}

async function openNastyPool(): Promise<PoolCore> {
  const fresh = await openPool()
  await addAccounts(fresh, [id(2), id(1), id(3)], { model: 'ECAM' })
  return reopenWith(fresh, {
    [id(1)]: { name: '=HYPERLINK("http://x")', email: '+49@example.com', note: 'two\nlines; "quoted"' },
    [id(2)]: { state: STATES.held, hold_reason: '-1', name: '@cmd', note: '\tTab' },
    [id(3)]: { state: STATES.invalid, status_reason: 'Closed', aws_state: 5 },
  })
}

test('U-25 an export for import has the three columns, cleanly separated, ids as plain digits', async () => {
  const core = await openNastyPool()
  const { outcome, text } = await exported(core, {})
  expect(text).toBe(
    [
      'account_id;marketplace_id;account_model',
      '000000000002;MP-00010;ECAM',
      '000000000001;MP-00010;ECAM',
      '000000000003;MP-00010;ECAM',
      '',
    ].join('\r\n'),
  )
  expect(outcome).toEqual({ rows: 3, bytes: Buffer.byteLength(text) })
})

test('invariant 24 what a spreadsheet would run as a formula is neutralised, in every column and shape', async () => {
  const core = await openNastyPool()
  const sort = { by: 'accountId', direction: 'ascending' } as const
  const { text } = await exported(core, { format: 'csv-all', separator: ',', sort })
  const addedAt = (await core.call('accounts.get', { accountId: id(1) })).account.addedAt.slice(0, 10)
  expect(text.replaceAll(/,\d{4}-\d\d-\d\dT[^,]*,/g, `,${addedAt},`)).toBe(
    [
      'account_id,marketplace_id,account_model,status,status_reason,hold_reason,hold_until,name,email,aws_state,customer_identifier,customer_company,note,added_at,source',
      `000000000001,MP-00010,ECAM,Ready,,,,"'=HYPERLINK(""http://x"")",'+49@example.com,,,,"two\nlines; ""quoted""",${addedAt},manual`,
      `000000000002,MP-00010,ECAM,Ready,,'-1,,'@cmd,,,,,'\tTab,${addedAt},manual`,
      `000000000003,MP-00010,ECAM,Invalid,Closed,,,,,CLOSED,,,,${addedAt},manual`,
      '',
    ].join('\r\n'),
  )
})

test('ids can be written so that a spreadsheet keeps their zeros', async () => {
  const core = await openNastyPool()
  const { text } = await exported(core, { isExcelSafe: true, separator: '\t' })
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFaccount_id\tmarketplace_id\taccount_model',
    '"=""000000000002"""\tMP-00010\tECAM',
  ])
})

test('U-25 an export holds what the filter shows, in the order shown, as JSON too', async () => {
  const core = await openNastyPool()
  const { text } = await exported(
    core,
    {
      format: 'json',
      selection: { kind: 'matching', filter: { statuses: ['ready'] }, except: [] },
      sort: { by: 'accountId', direction: 'ascending' },
    },
    'accounts.json',
  )
  expect(JSON.parse(text)).toMatchObject([
    { accountId: id(1), marketplace: 'MP-00010', status: 'ready', name: '=HYPERLINK("http://x")' },
    { accountId: id(2), hold: { reason: '-1', until: null } },
  ])
  const empty = await exported(core, { format: 'json', selection: { kind: 'these', accountIds: [id(9)] } })
  expect(JSON.parse(empty.text)).toEqual([])
})

test('a large export is written in parts that join without a seam', async () => {
  const core = await reopenWithImported(await openPool(), 12_345)
  const csv = await exported(core, { sort: { by: 'accountId', direction: 'descending' } })
  const lines = csv.text.trimEnd().split('\r\n').slice(1)
  expect(lines).toHaveLength(12_345)
  expect(lines.map((line) => Number(line.slice(0, 12)))).toEqual(
    Array.from({ length: 12_345 }, (_, index) => 300_000_012_344 - index),
  )
  const json = await exported(core, { format: 'json' })
  expect((JSON.parse(json.text) as unknown[]).length).toBe(12_345)
})

test('a cancelled export leaves the file that was there, and no part of its own', async () => {
  const core = await reopenWithImported(await openPool(), 60_000)
  const { ref, path } = core.grantTarget('accounts.csv')
  writeFileSync(path, 'what was there')
  let isCancelled = false
  const failure = await failureOf(
    core.run('accounts.export', { ...WHOLE_POOL, format: 'csv-all', target: ref.token }, (job) => {
      if (isCancelled) return
      isCancelled = true
      void core.call('jobs.cancel', { jobId: job.jobId })
    }),
  )
  expect(failure).toEqual({ code: 'cancelled' })
  expect(readFileSync(path, 'utf8')).toBe('what was there')
  expect(existsSync(`${path}.part`)).toBe(false)
})

test('a file that cannot be written ends in a sentence that says what to do', async () => {
  const core = await openNastyPool()
  const { ref } = core.grantTarget('missing-folder-file.csv')
  const gone = core.grantPath(dirname(core.workspaceFile))
  expect(await failureOf(core.run('accounts.export', { ...WHOLE_POOL, target: gone.token }))).toMatchObject({
    code: 'not-allowed',
    why: expect.stringContaining('cannot be written there'),
  })
  expect(await core.run('accounts.export', { ...WHOLE_POOL, target: ref.token })).toMatchObject({ rows: 3 })
})

test('a full disk is told as such, with the name of the file', async () => {
  const core = await openNastyPool()
  // A device that has no room, ever: writing to it fails with ENOSPC.
  const { path } = core.grantTarget('full.csv')
  symlinkSync('/dev/full', `${path}.part`)
  writeFileSync(path, '')
  const target = core.grantPath(path)
  expect(await failureOf(core.run('accounts.export', { ...WHOLE_POOL, target: target.token }))).toEqual({
    code: 'disk-full',
    file: 'full.csv',
    isPartDone: false,
  })
})
