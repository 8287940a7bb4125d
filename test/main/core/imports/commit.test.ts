import { describe, expect, test } from 'vitest'
import { importTasks } from '../../../../src/main/core/imports/tasks.ts'
import { STATE } from '../../../../src/main/core/pool/account-codes.ts'
import { change } from '../../../../src/main/core/store/change.ts'
import { addMarketplace, openTaskBench, refusalOf, type TaskBench } from '../../../support/task-bench.ts'

const HEADER = 'account_id;marketplace_id;account_model\n'
const WIDE = 'account_id;marketplace_id;account_model;name;email;state;note\n'

/** Imports a text at once. */
async function importText(bench: TaskBench, text: string, settings = {}): Promise<unknown> {
  const { importId } = await bench.open(text)
  const { previewId } = await bench.preview(importId, settings)
  return importTasks['imports.run']({ importId, previewId }, bench.context)
}

function accounts(bench: TaskBench): unknown[] {
  return bench.store.connection
    .prepare(
      `SELECT printf('%012d', account_id) AS id, seq, state, code, model, account.rev, account.name, email, aws_state, note
       FROM account JOIN marketplace ON marketplace.key = account.marketplace ORDER BY seq`,
    )
    .raw()
    .all()
}

function setState(bench: TaskBench, id: number, state: number): void {
  const row = bench.store.connection
    .prepare('SELECT seq, state, marketplace, model FROM account WHERE account_id = ?')
    .get(id) as { seq: number; state: number; marketplace: number; model: number }
  change(
    bench.store,
    { type: 'ACCOUNT_STATUS_CHANGED', label: '', subject: '', actor: '', isUndoable: false },
    (tx) => {
      tx.db.connection
        .prepare('UPDATE account SET state = ?, rev = rev + 1 WHERE seq = ?')
        .run(state, row.seq)
      const move = tx.db.connection.prepare(
        `INSERT INTO tally (marketplace, model, state, n) VALUES (?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET n = n + 1`,
      )
      move.run(row.marketplace, row.model, state)
      tx.db.connection
        .prepare('UPDATE tally SET n = n - 1 WHERE marketplace = ? AND model = ? AND state = ?')
        .run(row.marketplace, row.model, row.state)
    },
  )
}

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
  expect(accounts(bench)).toEqual([
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
    expect(accounts(bench)).toHaveLength(1)
  })
})

describe('U-19 accounts that are in the pool already', () => {
  async function filled(): Promise<TaskBench> {
    const bench = openTaskBench('MP-00010', 'MP-00020')
    await importText(
      bench,
      `${WIDE}100000000001;MP-00010;SPAM;One;one@a.example;ACTIVE;n1\n100000000002;MP-00010;SPAM;Two;;;\n100000000003;MP-00010;SPAM;;;;\n100000000004;MP-00010;SPAM;;;;\n`,
    )
    setState(bench, 100000000003, STATE.allocated)
    setState(bench, 100000000004, STATE.provisioning_in_progress)
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
    expect(accounts(bench)).toEqual([
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
      codes: Uint16Array.of((2 << 4) | (1 << 3) | STATE.ready),
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
    const before = accounts(bench)
    const { importId } = await bench.open(again)
    const preview = await bench.preview(importId, { policy, validRowsOnly: true })
    expect(preview.counts).toEqual(counts)
    await importTasks['imports.run']({ importId, previewId: preview.previewId }, bench.context)
    expect(accounts(bench).slice(0, 4)).toEqual(before)
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
      `INSERT INTO deleted_account SELECT *, '2026-01-01', 1 FROM account WHERE seq = 2; DELETE FROM account WHERE seq = 2`,
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

describe('invariant 23: a commit is exactly its preview, or nothing', () => {
  test('a pool that changed since makes it outdated', async () => {
    const bench = openTaskBench('MP-00010')
    const { importId } = await bench.open(`${HEADER}154335349840;MP-00010;SPAM\n`)
    const { previewId } = await bench.preview(importId)
    addMarketplace(bench.store, 'MP-00020')
    const before = bench.dump()
    const run = importTasks['imports.run']({ importId, previewId }, bench.context)
    expect(await refusalOf(run)).toEqual({
      code: 'preview-outdated',
      why: 'The pool changed since the preview. Nothing was written; please check the new preview.',
    })
    expect(bench.dump()).toEqual(before)
  })

  test('a second run of the same preview is outdated, too', async () => {
    const bench = openTaskBench('MP-00010')
    const { importId } = await bench.open(`${HEADER}154335349840;MP-00010;SPAM\n`)
    const { previewId } = await bench.preview(importId)
    await importTasks['imports.run']({ importId, previewId }, bench.context)
    const again = importTasks['imports.run']({ importId, previewId }, bench.context)
    expect(await refusalOf(again)).toMatchObject({ code: 'preview-outdated' })
    const third = await bench.preview(importId)
    expect(third.counts).toMatchObject({ create: 0, skipped: 1 })
  })

  test('a cancelled commit and a cancelled preview leave the store as it was', async () => {
    const bench = openTaskBench('MP-00010')
    const lines = Array.from({ length: 30_000 }, (_, index) => `${154335349840 + index};MP-00010;SPAM`).join(
      '\n',
    )
    const { importId } = await bench.open(HEADER + lines)
    const before = bench.dump()
    bench.cancelsWhen = () => true
    expect(await refusalOf(bench.preview(importId))).toEqual({ code: 'cancelled' })
    bench.cancelsWhen = () => false
    const { previewId } = await bench.preview(importId)
    bench.cancelsWhen = () =>
      bench.progress.at(-1)?.note === 'Writing to the pool' && bench.progress.at(-1)?.done === 20_000
    expect(await refusalOf(importTasks['imports.run']({ importId, previewId }, bench.context))).toEqual({
      code: 'cancelled',
    })
    expect(bench.progress.at(-1)).toEqual({
      done: 20_000,
      total: 30_000,
      unit: 'accounts',
      note: 'Writing to the pool',
    })
    bench.cancelsWhen = () => false
    expect(bench.dump()).toEqual(before)
    await importTasks['imports.run']({ importId, previewId }, bench.context)
    expect(accounts(bench)).toHaveLength(30_000)
  })

  test('a full disk leaves the store as it was, and the application usable', async () => {
    const bench = openTaskBench('MP-00010')
    const lines = Array.from({ length: 30_000 }, (_, index) => `${154335349840 + index};MP-00010;SPAM`).join(
      '\n',
    )
    const { importId } = await bench.open(HEADER + lines)
    const { previewId } = await bench.preview(importId)
    const before = bench.dump()
    const pages = bench.store.connection.pragma('page_count', { simple: true }) as number
    bench.store.connection.pragma(`max_page_count = ${pages + 100}`)
    await expect(importTasks['imports.run']({ importId, previewId }, bench.context)).rejects.toMatchObject({
      code: 'SQLITE_FULL',
    })
    expect(bench.dump()).toEqual(before)
    expect(bench.store.connection.pragma('foreign_keys', { simple: true })).toBe(1)
    bench.store.connection.pragma('max_page_count = 1073741823')
    await importTasks['imports.run']({ importId, previewId }, bench.context)
    expect(accounts(bench)).toHaveLength(30_000)
  })
})
