import { describe, expect, test } from 'vitest'
import { STATE } from '../../../../src/main/core/pool/account-codes.ts'
import { accountsOf, importText, openTaskBench, refusalOf } from '../../../support/task-bench.ts'

const HEADER = 'account_id;marketplace_id;account_model\n'

test('CB-09 CB-22 accounts arrive Ready, all at once, in order of their id, with what undo and the log need', async () => {
  const bench = openTaskBench('MP-00010', 'MP-00020')
  const outcome = await importText(
    bench,
    `${HEADER}741520749048;MP-00020;ECAM\n004439589175;MP-00010;SPAM\n154335349840;MP-00020;SPAM\n`,
  )
  expect(outcome).toEqual({
    changeId: expect.any(String),
    counts: { create: 3, update: 0, unchanged: 0, skipped: 0, rejected: 0 },
    durationMs: expect.any(Number),
    label: 'Imported 3 accounts from accounts.csv',
  })
  expect(accountsOf(bench)).toEqual([
    ['004439589175', 1, STATE.ready, 'MP-00010', 1, 1, null, null, null, null],
    ['154335349840', 2, STATE.ready, 'MP-00020', 1, 1, null, null, null, null],
    ['741520749048', 3, STATE.ready, 'MP-00020', 2, 1, null, null, null, null],
  ])
  const log = bench.store.connection
    .prepare('SELECT type, subject, label, details FROM event ORDER BY seq DESC')
    .get()
  expect({
    ...(log as object),
    details: JSON.parse((log as { details: string }).details) as unknown,
  }).toMatchObject({
    type: 'IMPORT_COMMITTED',
    subject: 'accounts.csv',
    label: 'Imported 3 accounts from accounts.csv',
    details: {
      policy: 'skip',
      counts: { create: 3 },
      files: [
        {
          name: 'accounts.csv',
          sizeBytes: 121,
          encoding: 'utf-8',
          separator: ';',
          headerLine: 1,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        },
      ],
    },
  })
  const batch = bench.store.connection
    .prepare('SELECT rows, first_seq, last_seq, undo_state FROM change_set ORDER BY key DESC')
    .raw()
    .get()
  expect(batch).toEqual([3, 1, 3, 'possible'])
  expect(
    bench.store.connection
      .prepare('SELECT model, state, n FROM tally ORDER BY marketplace, model')
      .raw()
      .all(),
  ).toEqual([
    [1, STATE.ready, 1],
    [1, STATE.ready, 1],
    [2, STATE.ready, 1],
  ])
  expect(bench.effects).toEqual([
    { kind: 'accounts-appended', firstSeq: 1, codes: expect.any(Uint16Array) },
    { kind: 'activity-changed' },
  ])
  expect(bench.store.connection.pragma('foreign_keys', { simple: true })).toBe(1)
  expect(bench.store.connection.pragma('ignore_check_constraints', { simple: true })).toBe(0)
  expect(bench.store.connection.pragma('foreign_key_check')).toEqual([])
  expect(bench.store.connection.pragma('integrity_check', { simple: true })).toBe('ok')
})

describe('CB-22 all or nothing is the rule, valid rows only an explicit choice', () => {
  const text = `${HEADER}154335349840;MP-00010;SPAM\n12345;MP-00010;SPAM\n`

  test('one rejected row stops the import', async () => {
    const bench = openTaskBench('MP-00010')
    const before = bench.dump()
    expect(await refusalOf(importText(bench, text))).toEqual({
      code: 'not-allowed',
      why: '1 row is rejected, so nothing was imported. Mend or discard them, or choose “Import valid rows only”.',
    })
    expect(bench.dump()).toEqual(before)
  })

  test('valid rows only', async () => {
    const bench = openTaskBench('MP-00010')
    await importText(bench, text, { validRowsOnly: true })
    expect(accountsOf(bench)).toHaveLength(1)
  })
})
