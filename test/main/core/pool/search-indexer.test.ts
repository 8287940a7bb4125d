import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { id, idsOf, openPool, reopenWith, reopenWithImported } from './pool-fixture.ts'

test('accounts of a large import are brought into the search index behind it; searches are exact all along', async () => {
  const core = await reopenWithImported(await openPool(), 9_000)
  const file = new Database(core.workspaceFile, { readonly: true })
  const watermark = () =>
    Number(file.prepare(`SELECT value FROM workspace WHERE key = 'search_watermark'`).pluck().get() ?? 0)
  const seen = new Set<number>()
  while (watermark() < 9_000) {
    await setImmediate() // lets the bulk worker's messages in
    seen.add(watermark())
    expect(await idsOf(core, { search: 'workload 8999' })).toEqual([id(300_000_008_999)])
    expect(await idsOf(core, { search: '300000000001' })).toEqual([id(300_000_000_001)])
  }
  expect(seen.size).toBeGreaterThan(1)
  expect(await idsOf(core, { search: 'WORKLOAD 899' })).toHaveLength(11)
  const indexed = file
    .prepare(`SELECT count(*) FROM account_search WHERE account_search MATCH '"wor" AND "899"'`)
    .pluck()
    .get()
  file.close()
  expect(indexed).toBeGreaterThanOrEqual(11)
})

test('closing in the middle of indexing loses nothing: the next start goes on', async () => {
  const core = await reopenWithImported(await openPool(), 9_000)
  expect(await idsOf(core, { search: 'workload 8999' })).toHaveLength(1)
  await core.close()
  expect(core.logLines.filter((line) => line.includes(' bug '))).toEqual([])
  const again = await reopenWith(core, {})
  expect(await idsOf(again, { search: 'workload 8999' })).toHaveLength(1)
})
