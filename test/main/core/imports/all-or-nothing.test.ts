import { describe, expect, test } from 'vitest'
import { importTasks } from '../../../../src/main/core/imports/tasks.ts'
import { accountsOf, addMarketplace, openTaskBench, refusalOf } from '../../../support/task-bench.ts'

const HEADER = 'account_id;marketplace_id;account_model\n'

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
    expect(accountsOf(bench)).toHaveLength(30_000)
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
    expect(accountsOf(bench)).toHaveLength(30_000)
  })
})
