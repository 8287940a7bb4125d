import { ACCOUNT_COLUMNS } from '../../../../src/main/core/pool/account-table.ts'
import { describe, expect, test } from 'vitest'
import { importTasks } from '../../../../src/main/core/imports/tasks.ts'
import { STATE } from '../../../../src/main/core/pool/account-codes.ts'
import {
  accountsOf,
  importText,
  openTaskBench,
  setAccountState,
  type TaskBench,
} from '../../../support/task-bench.ts'

const HEADER = 'account_id;marketplace_id;account_model\n'
const WIDE = 'account_id;marketplace_id;account_model;name;email;state;note\n'

describe('U-19 accounts that are in the pool already', () => {
  async function filled(): Promise<TaskBench> {
    const bench = openTaskBench('MP-00010', 'MP-00020')
    await importText(
      bench,
      `${WIDE}100000000001;MP-00010;SPAM;One;one@a.example;ACTIVE;n1\n100000000002;MP-00010;SPAM;Two;;;\n100000000003;MP-00010;SPAM;;;;\n100000000004;MP-00010;SPAM;;;;\n`,
    )
    setAccountState(bench, 100000000003, STATE.allocated)
    setAccountState(bench, 100000000004, STATE.provisioning_in_progress)
    return bench
  }
  const again = `${WIDE}100000000001;MP-00020;ECAM;;new@a.example;;\n100000000002;MP-00010;SPAM;Two;;;\n100000000003;MP-00020;SPAM;;;;\n100000000004;MP-00020;SPAM;;;;\n100000000005;MP-00010;SPAM;;;;\n`

  test('update changes mapped, non-empty columns of unlocked accounts and remembers what they were', async () => {
    const bench = await filled()
    const { importId } = await bench.open(again)
    const preview = await bench.preview(importId, { policy: 'update', validRowsOnly: true })
    expect(preview.counts).toEqual({ create: 1, update: 1, unchanged: 1, skipped: 0, rejected: 2 })
    const rows = await bench.page(importId, preview.previewId)
    expect(rows.map(({ outcome, cells }) => [outcome, cells])).toEqual([
      [
        'update',
        [
          { field: 'marketplace_id', before: 'MP-00010', after: 'MP-00020' },
          { field: 'account_model', before: 'SPAM', after: 'ECAM' },
          { field: 'email', before: 'one@a.example', after: 'new@a.example' },
        ],
      ],
      ['unchanged', []],
      ['rejected', []],
      ['rejected', []],
      ['create', []],
    ])
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['I_EXISTS'],
      ['I_EXISTS'],
      ['E_LOCKED_STATUS'],
      ['E_LOCKED_STATUS'],
      [],
    ])
    await importTasks['imports.run']({ importId, previewId: preview.previewId }, bench.context)
    expect(accountsOf(bench)).toEqual([
      ['100000000001', 1, STATE.ready, 'MP-00020', 2, 2, 'One', 'new@a.example', 2, 'n1'],
      ['100000000002', 2, STATE.ready, 'MP-00010', 1, 1, 'Two', null, null, null],
      ['100000000003', 3, STATE.allocated, 'MP-00010', 1, 2, null, null, null, null],
      ['100000000004', 4, STATE.provisioning_in_progress, 'MP-00010', 1, 2, null, null, null, null],
      ['100000000005', 5, STATE.ready, 'MP-00010', 1, 1, null, null, null, null],
    ])
    const remembered = bench.store.connection
      .prepare('SELECT key, rev_after, json(before) AS before FROM change_row WHERE entity = 1')
      .all()
    expect(remembered).toEqual([
      { key: 1, rev_after: 2, before: '{"marketplace":1,"model":1,"email":"one@a.example"}' },
    ])
    expect(bench.effects.at(-2)).toEqual({
      kind: 'accounts-changed',
      seqs: Uint32Array.of(1),
      codes: Uint16Array.of((2 << 5) | (1 << 4) | STATE.ready),
    })
    const tally = bench.store.connection
      .prepare('SELECT marketplace, model, state, n FROM tally WHERE n > 0 ORDER BY 1, 2, 3')
      .raw()
      .all()
    const counted = bench.store.connection
      .prepare('SELECT marketplace, model, state, count(*) FROM account GROUP BY 1, 2, 3 ORDER BY 1, 2, 3')
      .raw()
      .all()
    expect(tally).toEqual(counted)
    expect(bench.store.connection.pragma('integrity_check', { simple: true })).toBe('ok')
  })

  test.each([
    ['skip', { create: 1, update: 0, unchanged: 0, skipped: 4, rejected: 0 }],
    ['reject', { create: 1, update: 0, unchanged: 0, skipped: 0, rejected: 4 }],
  ] as const)('%s leaves them as they are', async (policy, counts) => {
    const bench = await filled()
    const before = accountsOf(bench)
    const { importId } = await bench.open(again)
    const preview = await bench.preview(importId, { policy, validRowsOnly: true })
    expect(preview.counts).toEqual(counts)
    await importTasks['imports.run']({ importId, previewId: preview.previewId }, bench.context)
    expect(accountsOf(bench).slice(0, 4)).toEqual(before)
  })

  test('CB-04 what another provider owns can be neither updated nor taken', async () => {
    const bench = await filled()
    const { importId } = await bench.open(again)
    const theirs = { ...bench.context, session: { ...bench.context.session, providerKey: 2 } }
    const settings = { policy: 'update', validRowsOnly: true, fixes: [], edits: [], discarded: [] } as const
    const preview = await importTasks['imports.preview'](
      { importId, settings: { ...settings, fixes: [], edits: [], discarded: [] } },
      theirs,
    )
    // Provider 2 has no marketplace of its own yet, so every row fails by itself.
    expect(preview.counts.rejected).toBe(5)
    bench.store.connection.exec(
      `INSERT INTO provider (key, id, name, email_domains, tier) VALUES (2, 'p2', 'Contoso', '[]', 'reseller');
       INSERT INTO marketplace (key, id, provider, code, name) VALUES (3, 'm3', 2, 'MP-00010', ''), (4, 'm4', 2, 'MP-00020', '')`,
    )
    const second = await importTasks['imports.preview'](
      { importId, settings: { ...settings, fixes: [], edits: [], discarded: [] } },
      theirs,
    )
    expect(second.counts).toEqual({ create: 1, update: 0, unchanged: 0, skipped: 0, rejected: 4 })
    const rows = await bench.page(importId, second.previewId, { outcome: 'rejected' })
    expect(rows[0]?.problems.map(({ code, message }) => [code, message])).toEqual([
      ['E_OTHER_PROVIDER', expect.stringContaining('100000000001 belongs to ')],
    ])
  })

  test('a deleted account is restored, not imported again', async () => {
    const bench = await filled()
    bench.store.connection.exec(
      `INSERT INTO deleted_account SELECT ${ACCOUNT_COLUMNS.text}, '2026-01-01', 1 FROM account WHERE seq = 2; DELETE FROM account WHERE seq = 2`,
    )
    const { importId } = await bench.open(again)
    const preview = await bench.preview(importId, { policy: 'skip' })
    const rejected = await bench.page(importId, preview.previewId, { outcome: 'rejected' })
    expect(rejected.map(({ accountId, problems }) => [accountId, problems[0]?.code])).toEqual([
      ['100000000002', 'E_DELETED'],
    ])
  })
})

test('of rows with the same id the first in file order stays, whatever file it stands in', async () => {
  const bench = openTaskBench('MP-00010', 'MP-00020')
  const { importId } = await bench.open(
    `${HEADER}154335349840;MP-00010;SPAM\n004439589175;MP-00010;SPAM\n154335349840;MP-00010;SPAM\n`,
    `${HEADER}004439589175;MP-00020;SPAM\n004439589175;MP-00010;SPAM\n`,
  )
  const preview = await bench.preview(importId, { validRowsOnly: true })
  expect(preview.counts).toEqual({ create: 2, update: 0, unchanged: 0, skipped: 2, rejected: 1 })
  const rows = await bench.page(importId, preview.previewId)
  expect(
    rows.map(({ file, line, outcome, problems }) => [file, line, outcome, problems[0]?.message ?? '']),
  ).toEqual([
    [0, 2, 'create', ''],
    [0, 3, 'create', ''],
    [0, 4, 'skipped', 'The same row stands in line 2 of accounts-1.csv already.'],
    [
      1,
      2,
      'rejected',
      '004439589175 stands in line 3 of accounts-1.csv already, with other values. The first one counts; mend or discard one of them.',
    ],
    [1, 3, 'skipped', 'The same row stands in line 3 of accounts-1.csv already.'],
  ])
})
