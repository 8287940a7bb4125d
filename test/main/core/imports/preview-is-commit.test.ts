import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { importTasks } from '../../../../src/main/core/imports/tasks.ts'
import { csvCell } from '../../../../src/shared/domain/csv-cell.ts'
import type { Encoding, ExistingPolicy } from '../../../../src/shared/contract/imports.ts'
import { openTaskBench, type TaskBench } from '../../../support/task-bench.ts'

/** A few ids, so that duplicates and known accounts are frequent; some of them damaged. */
const id = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => String(100_000_000_000 + n)) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 }).map((n) => `00000000001${n}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '12345', '1.0E+11', '4439589175', '1000-0000-0003') },
)
const row = fc.tuple(
  id,
  fc.constantFrom('MP-00010', 'MP-00020', 'MP-00020', 'mp-00010', 'MP-99999', ''),
  fc.constantFrom('SPAM', 'ECAM', 'sptm', 'nonsense'),
  fc.constantFrom('', 'Contoso', 'Müller; "Sons"', ' spaced '),
)
const file = fc.array(row, { minLength: 1, maxLength: 60 })

function text(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => csvCell(cell, ';')).join(';'))
  return `account_id;marketplace_id;account_model;name\n${lines.join('\n')}\n`
}

/** What the pool holds, as facts that do not depend on when. */
function pool(bench: TaskBench): Map<number, string> {
  const rows = bench.store.connection
    .prepare('SELECT account_id, marketplace, model, name, rev FROM account')
    .raw()
    .all() as [number, ...unknown[]][]
  return new Map(rows.map(([account, ...rest]) => [account, JSON.stringify(rest)]))
}

test('invariant 23: what a commit does to any pool is exactly what its preview counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 4 }),
      fc.constantFrom<ExistingPolicy>('skip', 'update', 'reject'),
      async (files, policy) => {
        const bench = openTaskBench('MP-00010', 'MP-00020')
        for (const rows of files) {
          const before = pool(bench)
          const { importId } = await bench.open(text(rows))
          const preview = await bench.preview(importId, { policy, validRowsOnly: true })
          const listed = await bench.page(importId, preview.previewId)
          const outcomes = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
          for (const { outcome } of listed) outcomes[outcome] += 1
          expect(outcomes).toEqual(preview.counts)
          await importTasks['imports.run']({ importId, previewId: preview.previewId }, bench.context)
          const after = pool(bench)
          const created = [...after.keys()].filter((account) => !before.has(account))
          const updated = [...after].filter(
            ([account, facts]) => before.has(account) && before.get(account) !== facts,
          )
          expect([created.length, updated.length]).toEqual([preview.counts.create, preview.counts.update])
          const expected = (outcome: string): number[] =>
            listed.filter((each) => each.outcome === outcome).map(({ accountId }) => Number(accountId))
          expect(new Set(created)).toEqual(new Set(expected('create')))
          expect(new Set(updated.map(([account]) => account))).toEqual(new Set(expected('update')))
        }
        const counted = bench.store.connection
          .prepare(
            'SELECT marketplace, model, state, count(*) FROM account GROUP BY 1, 2, 3 ORDER BY 1, 2, 3',
          )
          .raw()
          .all()
        const tally = bench.store.connection
          .prepare('SELECT marketplace, model, state, n FROM tally WHERE n > 0 ORDER BY 1, 2, 3')
          .raw()
          .all()
        expect(tally).toEqual(counted)
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

test('U-16 U-17 a table in any encoding, marked or not, brings every id and name unchanged', async () => {
  const encoders: readonly [Encoding, string, boolean][] = [
    ['utf-8', 'utf8', false],
    ['utf-8', 'utf8', true],
    ['utf-16le', 'utf-16le', false],
    ['utf-16le', 'utf-16le', true],
    ['utf-16be', 'utf-16be', false],
    ['utf-16be', 'utf-16be', true],
    ['windows-1252', 'win1252', false],
  ]
  const name = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', 'ä', 'ß', '€', 'é', ';', ',', '|', '"', "'", '\n'),
    maxLength: 20,
  })
  const bench = openTaskBench('MP-00010')
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 0, max: 999_999_999_999 }), { minLength: 1, maxLength: 20 }),
      fc.array(name, { minLength: 20, maxLength: 20 }),
      fc.constantFrom(...encoders),
      async (ids, names, [encoding, codec, addBOM]) => {
        // A name that only Windows-1252 writes in one byte makes sure that the encoding can be told.
        const rows = ids.map((account, index) => [
          String(account).padStart(12, '0'),
          'MP-00010',
          'SPAM',
          index === 0 ? 'Größe' : (names[index] ?? '').trim(),
        ])
        const { importId, files } = await bench.open(iconv.encode(text(rows), codec, { addBOM }))
        expect(files[0]?.shape.encoding).toBe(encoding)
        const preview = await bench.preview(importId)
        const read = await bench.page(importId, preview.previewId)
        expect(read.map(({ accountId, values }) => [accountId, values.name])).toEqual(
          rows.map(([account, , , own]) => [account, own === '' ? '' : own]),
        )
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)
