import { appendFileSync, existsSync, mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stageFile } from '../../../../src/main/core/imports/stage-source.ts'
import { stagingRoot } from '../../../../src/main/core/imports/staging-folder.ts'
import { openTaskBench, refusalOf } from '../../../support/task-bench.ts'
import { testFolder } from '../../../support/test-folder.ts'

const CSV = 'Choose a CSV file, or the output of “aws organizations list-accounts”.'
const SHEET = 'Open it there, save the sheet as CSV (UTF-8), and choose that file.'

describe('a file that is no table is refused by its name, with what to do', () => {
  test.each<[what: string, content: string | Uint8Array, line: number | null, why: string, next: string]>([
    ['empty', '', null, 'The file is empty.', 'Choose a file with a header and at least one account.'],
    [
      'blank',
      ' \r\n\r\n',
      null,
      'The file is empty.',
      'Choose a file with a header and at least one account.',
    ],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004....[Content_Types].xml'),
      null,
      'The file is an Excel workbook (.xlsx), not a text file.',
      SHEET,
    ],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      null,
      'The file is an old Excel workbook (.xls), not a text file.',
      SHEET,
    ],
    [
      'an archive',
      Buffer.from('PK\u0003\u0004a.csv'),
      null,
      'The file is a ZIP archive, not a text file.',
      'Unpack it, and choose the CSV file inside.',
    ],
    [
      'gzip',
      Buffer.from('1f8b0800', 'hex'),
      null,
      'The file is compressed (gzip), not a text file.',
      'Unpack it, and choose the CSV file inside.',
    ],
    [
      'a PDF',
      '%PDF-1.7',
      null,
      'The file is a PDF document, not a text file.',
      'Export the table from where the PDF was made as CSV, and choose that file.',
    ],
    [
      'a web page',
      '<!DOCTYPE html><html>',
      null,
      'The file is a web page, not a table; perhaps a sign-in page was saved instead of the file.',
      CSV,
    ],
    [
      'binary data',
      Buffer.from([1, 2, 0, 4, 5, 0, 0, 8, 200, 201]),
      null,
      'The file holds binary data, not text.',
      CSV,
    ],
    [
      'a NUL byte',
      'account_id;marketplace_id;account_model\n154335349840;MP-00010;SPAM\n00443958\u00009175;MP-00010;SPAM\n',
      3,
      'Line 3 holds a NUL byte, so the file is damaged or is not text.',
      'Export it again where it comes from, and choose the new file.',
    ],
    [
      'a quotation mark that is never closed',
      'account_id;marketplace_id;account_model\n"154335349840;MP-00010;SPAM\n',
      2,
      'A quotation mark opened in line 2 is never closed.',
      'Correct it where the file comes from, and choose it again.',
    ],
  ])('%s', async (_what, content, line, why, next) => {
    const bench = openTaskBench('MP-00010')
    const failure = await refusalOf(bench.open(content))
    expect(failure).toEqual({ code: 'unreadable-file', file: 'accounts.csv', line, why, next })
    expect(readdirSync(stagingRoot(bench.workspaceFile))).toEqual([])
  })
})

test('a single line of 200 MB ends in a sentence, without being read to its end', async () => {
  const bench = openTaskBench('MP-00010')
  const before = process.memoryUsage().rss
  const failure = await refusalOf(bench.open(Buffer.alloc(200 << 20, 'x')))
  expect(failure).toMatchObject({
    code: 'unreadable-file',
    line: 1,
    why: 'Line 1 is longer than 1 MB, so this is hardly a list of accounts.',
  })
  // The test itself holds the 200 MB once; the importer must not hold them again.
  expect(process.memoryUsage().rss - before).toBeLessThan(320 << 20)
})

test('a quotation mark far down the file is found by the preview, with its line', async () => {
  const bench = openTaskBench('MP-00010')
  const lines = Array.from({ length: 20_000 }, (_, index) => `${154335349840 + index};MP-00010;SPAM`)
  lines[15_000] = '"004439589175;MP-00010;SPAM'
  const { importId } = await bench.open(`account_id;marketplace_id;account_model\n${lines.join('\n')}\n`)
  expect(await refusalOf(bench.preview(importId))).toMatchObject({
    code: 'unreadable-file',
    line: 15_002,
    why: 'A quotation mark opened in line 15002 is never closed.',
  })
})

test('a header without an id column is named, and the preview refuses until one is matched', async () => {
  const bench = openTaskBench('MP-00010')
  const { importId, files } = await bench.open('firm;town\nContoso;Bonn\n')
  expect(files[0]?.notices.map(({ code, level }) => [code, level])).toEqual([['E_NO_ID_COLUMN', 'error']])
  expect(await refusalOf(bench.preview(importId))).toEqual({
    code: 'unreadable-file',
    file: 'accounts.csv',
    line: 1,
    why: 'No column holds account IDs.',
    next: 'Match one to “account ID”, or choose another header line or separator.',
  })
})

describe('a file that is gone or changes', () => {
  const copy = (path: string, onBytes: () => void): Promise<unknown> =>
    stageFile({ path, name: 'accounts.csv' }, join(testFolder(), 'copy'), async () => onBytes())

  test('before it is read', async () => {
    const failure = await refusalOf(copy(join(testFolder(), 'gone.csv'), () => {}))
    expect(failure).toMatchObject({
      why: 'The file is no longer there.',
      next: 'Choose it again where it is now.',
    })
  })

  test('a folder is refused', async () => {
    const folder = join(testFolder(), 'folder')
    mkdirSync(folder)
    const failure = await refusalOf(copy(folder, () => {}))
    expect(failure).toMatchObject({
      why: 'This is a folder, not a file.',
      next: 'Choose the files inside it.',
    })
  })

  test.each<[how: string, touch: (path: string) => void, why: string]>([
    ['vanishes', (path) => existsSync(path) && unlinkSync(path), 'The file vanished while it was read.'],
    ['grows', (path) => appendFileSync(path, 'more\n'), 'The file changed while it was read.'],
    ['is replaced', (path) => writeFileSync(path, 'other'), 'The file changed while it was read.'],
  ])('it %s while it is read', async (_how, touch, why) => {
    const path = join(testFolder(), 'accounts.csv')
    writeFileSync(path, 'x'.repeat(3 << 20))
    let isFirst = true
    const failure = await refusalOf(
      copy(path, () => {
        if (isFirst) touch(path)
        isFirst = false
      }),
    )
    expect(failure).toMatchObject({ code: 'unreadable-file', file: 'accounts.csv', why })
  })
})

test('ten thousand errors in one file are counted, shown page by page and exported', async () => {
  const bench = openTaskBench('MP-00010')
  const lines = Array.from({ length: 12_000 }, (_, index) =>
    index % 6 === 0 ? `${154335349840 + index};MP-00010;SPAM` : `${index};MP-X;?`,
  )
  const { importId } = await bench.open(`account_id;marketplace_id;account_model\n${lines.join('\n')}\n`)
  const preview = await bench.preview(importId, { validRowsOnly: true })
  expect([preview.records, preview.counts]).toEqual([
    12_000,
    { create: 2000, update: 0, unchanged: 0, skipped: 0, rejected: 10_000 },
  ])
  expect(preview.problems.map(({ code, count }) => [code, count])).toEqual([
    ['E_ID_FORMAT', 10_000],
    ['E_MP_UNKNOWN', 10_000],
    ['E_MODEL', 10_000],
    ['W_MP_FORMAT', 10_000],
  ])
  const rows = await bench.page(importId, preview.previewId, { outcome: 'rejected' })
  expect([rows.length, rows[0]?.line, rows.at(-1)?.line, rows.at(-1)?.raw]).toEqual([
    10_000,
    3,
    12_001,
    ['11999', 'MP-X', '?'],
  ])
})
