import { expect, test } from 'vitest'
import { closeImports, importQueries, importTasks } from '../../../../src/main/core/imports/tasks.ts'
import { stagingRoot } from '../../../../src/main/core/imports/staging-folder.ts'
import { importTemplate } from '../../../../src/main/core/imports/import-template.ts'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileToken } from '../../../../src/shared/contract/files.ts'
import { openTaskBench, refusalOf } from '../../../support/task-bench.ts'

const HEADER = 'account_id;marketplace_id;account_model\n'
const DAMAGED = `${HEADER}4439589175;MP-00010;SPAM\n154335349840;Germany;SPAM\n205380810795;;reseller\n1.12E+11;MP-00010;ECAM\n12345;MP-00010;SPAM\n741520749048;MP-00010;ECAM\n`

test('fixes for a whole column: pad zeros, map values, restore what a spreadsheet rounded', async () => {
  const bench = openTaskBench('MP-00010')
  const first = await bench.open(`${HEADER}112000000007;MP-00010;SPAM\n`)
  const { previewId } = await bench.preview(first.importId)
  await importTasks['imports.run']({ importId: first.importId, previewId }, bench.context)

  const { importId } = await bench.open(DAMAGED)
  const plain = await bench.preview(importId)
  expect(plain.counts).toEqual({ create: 1, update: 0, unchanged: 0, skipped: 0, rejected: 5 })
  expect(
    plain.problems.map(({ code, level, care, count, values }) => [
      code,
      level,
      care,
      count,
      values.map(({ field, value }) => `${field}=${value}`),
    ]),
  ).toEqual([
    ['E_MP_UNKNOWN', 'error', null, 1, ['marketplace_id=Germany']],
    ['E_MP_MISSING', 'error', null, 1, ['marketplace_id=']],
    ['E_MODEL', 'error', null, 1, ['account_model=reseller']],
    ['E_ID_SCIENTIFIC', 'error', 'data-lost', 1, ['account_id=1.12E+11']],
    ['E_ID_FORMAT', 'error', null, 1, ['account_id=12345']],
    ['W_ID_PADDED', 'warning', 'needs-eye', 1, ['account_id=4439589175']],
    ['W_MP_FORMAT', 'warning', null, 1, ['marketplace_id=Germany']],
  ])
  const fixed = await bench.preview(importId, {
    fixes: [
      { kind: 'pad-zeros' },
      { kind: 'restore-scientific' },
      { kind: 'map-value', field: 'marketplace_id', from: 'Germany', to: 'MP-00010' },
      { kind: 'map-value', field: 'marketplace_id', from: '', to: 'MP-00010' },
      { kind: 'map-value', field: 'account_model', from: 'reseller', to: 'SPAM' },
    ],
    edits: [{ record: 4, field: 'account_id', value: '333344445555' }],
  })
  expect(fixed.counts).toEqual({ create: 5, update: 0, unchanged: 0, skipped: 1, rejected: 0 })
  const rows = await bench.page(importId, fixed.previewId)
  expect(
    rows.map(({ accountId, outcome, isEdited, problems }) => [
      accountId,
      outcome,
      isEdited,
      problems.map(({ code }) => code),
    ]),
  ).toEqual([
    ['004439589175', 'create', false, ['W_ID_PADDED']],
    ['154335349840', 'create', false, []],
    ['205380810795', 'create', false, []],
    ['112000000007', 'skipped', false, ['E_ID_SCIENTIFIC', 'I_EXISTS']],
    ['333344445555', 'create', true, []],
    ['741520749048', 'create', false, []],
  ])
})

test('rows that want a look are listed by themselves, whatever becomes of them', async () => {
  const bench = openTaskBench('MP-00010')
  const { importId } = await bench.open(
    `${HEADER}154335349840;MP-00010;SPAM\n1234-5678-9012;MP-00010;SPAM\n4439589175;MP-00010;SPAM\n12345;MP-00010;SPAM\n`,
  )
  const { previewId, needsEye } = await bench.preview(importId)
  const page = await importQueries['imports.page'](
    { importId, previewId, filter: { needsEye: true }, first: 0, count: 10 },
    bench.context,
  )
  expect([needsEye, page.total, page.rows.map(({ line, outcome }) => [line, outcome])]).toEqual([
    2,
    2,
    [
      [3, 'create'],
      [4, 'rejected'],
    ],
  ])
})

test('candidates for an id in scientific notation come from the pool of the provider', async () => {
  const bench = openTaskBench('MP-00010')
  const { importId } = await bench.open(
    `${HEADER}112000000007;MP-00010;SPAM\n112400000000;MP-00010;SPAM\n112600000000;MP-00010;SPAM\n`,
  )
  const { previewId } = await bench.preview(importId)
  await importTasks['imports.run']({ importId, previewId }, bench.context)
  expect(await importQueries['imports.candidates']({ text: '1.12E+11' }, bench.context)).toEqual({
    accountIds: ['112000000007', '112400000000'],
    model: 'SPAM',
  })
  expect(await importQueries['imports.candidates']({ text: 'nonsense' }, bench.context)).toEqual({
    accountIds: [],
    model: null,
  })
})

test('a marketplace made in between is known to the next preview', async () => {
  const bench = openTaskBench()
  const { importId } = await bench.open(`${HEADER}154335349840;MP-00010;SPAM\n`)
  expect((await bench.preview(importId)).counts.rejected).toBe(1)
  const { addMarketplace } = await import('../../../support/task-bench.ts')
  addMarketplace(bench.store, 'MP-00010')
  expect((await bench.preview(importId)).counts.create).toBe(1)
})

test('rows that were thrown out are skipped and said to be', async () => {
  const bench = openTaskBench('MP-00010')
  const { importId } = await bench.open(DAMAGED)
  const preview = await bench.preview(importId, { discarded: [0, 1, 2, 3, 4] })
  expect(preview.counts).toEqual({ create: 1, update: 0, unchanged: 0, skipped: 5, rejected: 0 })
  const rows = await bench.page(importId, preview.previewId, { outcome: 'skipped' })
  expect(rows.map(({ problems }) => problems.at(-1)?.code)).toEqual(
    Array.from({ length: 5 }, () => 'I_DISCARDED'),
  )
})

test('U-21 rejected rows are written with their columns, line, code and reason, and can be read again', async () => {
  const bench = openTaskBench('MP-00010')
  const { importId } = await bench.open(
    `${HEADER}12345;MP-00010;SPAM\n"=1+1";MP-00010;"SPAM; or so"\n154335349840;MP-00010;SPAM\n`,
  )
  const { previewId } = await bench.preview(importId)
  const path = join(bench.workspaceFile, '..', 'rejects.csv')
  const target = 'rejects-token-0000' as FileToken
  const session = { ...bench.context.session, files: [{ token: target, path, name: 'rejects.csv' }] }
  const outcome = await importTasks['imports.exportRejects'](
    { importId, previewId, target },
    { ...bench.context, session },
  )
  expect(outcome).toEqual({ rows: 2 })
  expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
    '\ufeffaccount_id;marketplace_id;account_model;file;line;code;reason',
    '12345;MP-00010;SPAM;accounts.csv;2;E_ID_FORMAT;"“12345” has 5 digits; an AWS account ID has exactly twelve."',
    `'=1+1;MP-00010;"SPAM; or so";accounts.csv;3;E_ID_FORMAT E_MODEL;"“=1+1” is not an AWS account ID, which has exactly twelve digits. “SPAM; or so” is no account model; it is SPAM (Solution Provider) or ECAM (End Customer)."`,
    '',
  ])
  const again = await bench.open(readFileSync(path))
  expect(again.files[0]?.mapping).toMatchObject({
    account_id: { kind: 'column', column: 0 },
    account_model: { kind: 'column', column: 2 },
  })
})

test('a mapping is remembered for the next file with the same header', async () => {
  const bench = openTaskBench('MP-00010')
  const text = 'firm;number;which\nContoso;154335349840;x\n'
  const { importId, files } = await bench.open(text)
  expect([files[0]?.mappingFrom, files[0]?.mapping.account_id]).toEqual([
    'values',
    { kind: 'column', column: 1 },
  ])
  const mapping = {
    account_id: { kind: 'column', column: 1 },
    marketplace_id: { kind: 'constant', value: 'MP-00010' },
    account_model: { kind: 'constant', value: 'SPAM' },
    name: { kind: 'column', column: 0 },
  } as const
  const chosen = await importTasks['imports.configure'](
    { importId, file: 0, mapping, isRemembered: true },
    bench.context,
  )
  expect([chosen.file.mappingFrom, chosen.file.mapping]).toEqual(['chosen', mapping])
  expect((await bench.preview(importId)).counts.create).toBe(1)
  const next = await bench.open('Firm;NUMBER;which\nFabrikam;004439589175;y\n')
  expect([next.files[0]?.mappingFrom, next.files[0]?.mapping]).toEqual(['remembered', mapping])
})

test('a shape that was guessed wrong is changed, and the rest of it stays', async () => {
  const bench = openTaskBench('MP-00010')
  const bytes = Buffer.from(
    'account_id;marketplace_id;account_model;name\n154335349840;MP-00010;SPAM;M\u00fcller\n',
    'latin1',
  )
  const { importId, files } = await bench.open(bytes)
  expect(files[0]?.shape).toEqual({ encoding: 'windows-1252', separator: ';', headerLine: 1 })
  expect(files[0]?.notices.map(({ code }) => code)).toEqual(['W_ENCODING'])
  expect(files[0]?.columns[3]?.samples).toEqual(['Müller'])
  const other = await importTasks['imports.configure'](
    { importId, file: 0, shape: { encoding: 'utf-8' } },
    bench.context,
  )
  expect(other.file.columns[3]?.samples).toEqual(['M\ufffdller'])
  const bare = await importTasks['imports.configure'](
    { importId, file: 0, shape: { encoding: 'windows-1252', headerLine: 0 } },
    bench.context,
  )
  expect([bare.file.shape, bare.file.columns.map(({ title }) => title)]).toEqual([
    { encoding: 'windows-1252', separator: ';', headerLine: 0 },
    ['Column 1', 'Column 2', 'Column 3', 'Column 4'],
  ])
})

test('closing forgets the staged files, and what a killed worker left is removed with the next import', async () => {
  const bench = openTaskBench('MP-00010')
  const root = stagingRoot(bench.workspaceFile)
  mkdirSync(join(root, 'orphan'), { recursive: true })
  writeFileSync(join(root, 'orphan', 'source-0'), 'left behind')
  const { importId } = await bench.open(`${HEADER}154335349840;MP-00010;SPAM\n`)
  expect(readdirSync(root)).toEqual([importId])
  await importQueries['imports.close']({ importId }, bench.context)
  await importQueries['imports.close']({ importId }, bench.context)
  expect(readdirSync(root)).toEqual([])
  expect(await refusalOf(bench.preview(importId))).toEqual({
    code: 'not-found',
    what: 'import',
    id: importId,
  })
  await closeImports(bench.workspaceFile)
  expect(existsSync(root)).toBe(false)
})

test('the template names what the workspace knows and is itself a file without rows', async () => {
  const bench = openTaskBench('MP-00010', 'MP-00020')
  const { text } = importTemplate(bench.store, 1, 'accounts')
  const { files } = await bench.open(text)
  expect([files[0]?.document, files[0]?.shape.headerLine, files[0]?.notices.map(({ code }) => code)]).toEqual(
    ['pool-csv', 4, ['I_PREAMBLE', 'W_NO_ROWS']],
  )
  const { importId } = await bench.open(`${text}154335349840;MP-00020;SPAM\r\n`)
  expect((await bench.preview(importId)).counts.create).toBe(1)
})
