import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importTasks } from '../../../../../src/main/core/imports/tasks.ts'
import type { ExistingPolicy } from '../../../../../src/shared/contract/imports.ts'
import { csvCell } from '../../../../../src/shared/domain/csv-cell.ts'
import { openTaskBench, refusalOf, type TaskBench } from '../../../../support/task-bench.ts'

/** Few identifiers, so that duplicates, parents, circles and known ones are frequent. */
const identifier = fc.constantFrom('a', 'b', 'B', 'c', 'd', 'my-company', '', 'no good')
const customerRow = fc.tuple(
  fc.constantFrom('Alpha', 'Beta', 'My company', 'Ünïcode & Sons', ''),
  identifier,
  fc.constantFrom('reseller', 'end_customer', 'distributor', '', 'friend'),
  fc.constantFrom('', '', 'a', 'b', 'c', 'd', 'my-company', 'nobody'),
  fc.constantFrom('EUR', 'usd', '', 'Euro'),
  fc.constantFrom('jo@a.example', 'jo@b.example', '', 'jo'),
)
const customerFile = fc.array(customerRow, { minLength: 1, maxLength: 14 })
const ids = [0, 1, 2, 3, 4, 5].map((n) => `15433534984${n}`)
const linkFile = fc.array(
  fc.tuple(fc.constantFrom(...ids, '154335349849', ''), fc.constantFrom('a', 'B', 'c', 'd', 'nobody', '')),
  { minLength: 1, maxLength: 12 },
)
const orderFile = fc.array(
  fc.tuple(
    fc.constantFrom('PO-1', 'PO-2', 'PO-3', 'PO-4', ''),
    fc.constantFrom('a', 'b', 'nobody'),
    fc.constantFrom('MP-00010', 'MP-00010', 'MP-00020'),
    fc.constantFrom('', 'SPAM', 'ECAM'),
    fc.constantFrom('', '', ...ids),
    fc.constantFrom('', 'completed', 'failed'),
    fc.constantFrom('why', ''),
  ),
  { minLength: 1, maxLength: 8 },
)

function text(header: string, rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((cells) => cells.map((cell) => csvCell(cell, ';')).join(';')), ''].join('\n')
}

/** How the provider's own entry comes along when it is needed; it is no row of the file. */
const OWN_ENTRY = '"created"'

/** Rows of a table by key, as facts that can be compared. */
function rowsOf(bench: TaskBench, query: string): ReadonlyMap<number, string> {
  const rows = bench.store.connection.prepare(query).raw().all() as [number, ...unknown[]][]
  return new Map(rows.map(([key, ...rest]) => [key, JSON.stringify(rest)]))
}

/** Imports a file; answers with how many rows it created and updated, and how many it was said to. */
async function importAndCompare(
  bench: TaskBench,
  content: string,
  { policy, query }: { readonly policy: ExistingPolicy; readonly query: string },
): Promise<{ readonly written: readonly number[]; readonly predicted: readonly number[] }> {
  const { importId } = await bench.open(content)
  const preview = await bench.preview(importId, { policy, validRowsOnly: true })
  const outcomes = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
  for (const { outcome } of await bench.page(importId, preview.previewId)) outcomes[outcome] += 1
  expect(outcomes).toEqual(preview.counts)
  const before = rowsOf(bench, query)
  const { counts } = await importTasks['imports.run'](
    { importId, previewId: preview.previewId },
    bench.context,
  )
  expect(counts).toEqual(preview.counts)
  const after = rowsOf(bench, query)
  const changed = [...after].filter(([key, facts]) => before.has(key) && before.get(key) !== facts).length
  const added = [...after].filter(([key, facts]) => !before.has(key) && !facts.includes(OWN_ENTRY)).length
  expect([...before.keys()].every((key) => after.has(key))).toBe(true)
  return { written: [added, changed], predicted: [preview.counts.create, preview.counts.update] }
}

function check(bench: TaskBench): void {
  const { connection } = bench.store
  expect(connection.pragma('foreign_key_check')).toEqual([])
  const counted = 'SELECT marketplace, model, state, count(*) FROM account GROUP BY 1, 2, 3 ORDER BY 1, 2, 3'
  const tally = 'SELECT marketplace, model, state, n FROM tally WHERE n > 0 ORDER BY 1, 2, 3'
  expect(connection.prepare(tally).raw().all()).toEqual(connection.prepare(counted).raw().all())
  const now = 'SELECT seq, customer FROM account WHERE customer IS NOT NULL ORDER BY seq'
  const open = 'SELECT account, customer FROM account_link WHERE unlinked_by IS NULL ORDER BY account'
  expect(connection.prepare(open).raw().all()).toEqual(connection.prepare(now).raw().all())
}

const policies = fc.constantFrom<ExistingPolicy>('skip', 'update', 'reject')
const CUSTOMER_HEADER = 'company_name;identifier;kind;parent;currency;email'

/** A pool of six accounts and the customers a, b, c and d. */
async function openBench(): Promise<TaskBench> {
  const bench = openTaskBench('MP-00010', 'MP-00020')
  const accounts = ids.map((id, n) => [id, n < 4 ? 'MP-00010' : 'MP-00020', n % 2 === 0 ? 'SPAM' : 'ECAM'])
  const customers = ['a', 'b', 'c', 'd'].map((name) => [`The ${name}`, name, 'reseller', '', '', ''])
  for (const content of [
    text('account_id;marketplace_id;account_model', accounts),
    text(CUSTOMER_HEADER, customers),
  ]) {
    const { importId } = await bench.open(content)
    const { previewId } = await bench.preview(importId)
    await importTasks['imports.run']({ importId, previewId }, bench.context)
  }
  return bench
}

test('invariant 23: what an import of customers writes is exactly what its preview counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(customerFile, { minLength: 1, maxLength: 3 }),
      policies,
      async (files, policy) => {
        const bench = openTaskBench()
        for (const rows of files) {
          const query = `SELECT key, company_name, parent, currency, rev, origin FROM customer`
          const { written, predicted } = await importAndCompare(bench, text(CUSTOMER_HEADER, rows), {
            policy,
            query,
          })
          expect(written).toEqual(predicted)
          check(bench)
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

test('invariant 23: what an import of links writes is exactly what its preview counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(linkFile, { minLength: 1, maxLength: 3 }), policies, async (files, policy) => {
      const bench = await openBench()
      for (const rows of files) {
        const query = 'SELECT account * 1000 + customer FROM account_link WHERE unlinked_by IS NULL'
        const before = rowsOf(bench, query)
        const { importId } = await bench.open(text('account_id;customer', rows))
        const preview = await bench.preview(importId, { policy, validRowsOnly: true })
        await importTasks['imports.run']({ importId, previewId: preview.previewId }, bench.context)
        const added = [...rowsOf(bench, query).keys()].filter((key) => !before.has(key)).length
        expect(added).toBe(preview.counts.create + preview.counts.update)
        check(bench)
      }
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('invariant 23: what an import of orders writes is exactly what its preview counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(orderFile, { minLength: 1, maxLength: 3 }), async (files) => {
      const bench = await openBench()
      const header = 'external_ref;customer;marketplace_id;account_model;account_id;state;reason'
      for (const rows of files) {
        const query = 'SELECT key, account, state FROM account_order'
        const { written, predicted } = await importAndCompare(bench, text(header, rows), {
          policy: 'skip',
          query,
        })
        expect(written).toEqual(predicted)
        check(bench)
      }
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('a cancelled commit leaves the store as it was', async () => {
  const bench = await openBench()
  const rows = ids.map((id) => [id, 'a'])
  const { importId } = await bench.open(text('account_id;customer', rows))
  const { previewId } = await bench.preview(importId)
  const before = bench.dump()
  let asked = 0
  bench.cancelsWhen = () => (asked += 1) > 1
  const failure = await refusalOf(importTasks['imports.run']({ importId, previewId }, bench.context))
  expect([failure.code, asked]).toEqual(['cancelled', 2])
  expect(bench.dump()).toEqual(before)
})
