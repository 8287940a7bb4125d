import { expect, test } from 'vitest'
import { createGridPages, type GridPages } from '../../../../src/renderer/ui/grid/grid-pages.ts'
import type { GridPage, GridSource } from '../../../../src/renderer/ui/grid/grid-types.ts'
import { OperationFailed } from '../../../../src/shared/client.ts'

const TOTAL = 5_000_000

/** A source of five million numbers that answers when the test says so. */
function slowSource(key = 'all') {
  const asked: { first: number; answer: () => Promise<void>; fail: () => Promise<void> }[] = []
  const source: GridSource<number> = {
    key,
    fetch: (first, count) =>
      new Promise<GridPage<number>>((resolve, reject) => {
        // The reader goes on in the microtasks after the answer.
        const settled = (): Promise<void> => new Promise((done) => setImmediate(done))
        asked.push({
          first,
          answer: () => {
            resolve({ rows: Array.from({ length: count }, (_, index) => first + index), total: TOTAL })
            return settled()
          },
          fail: () => {
            reject(new OperationFailed('accounts.page', { code: 'disconnected' }))
            return settled()
          },
        })
      }),
  }
  return { source, asked, firsts: () => asked.map(({ first }) => first) }
}

function opened(): GridPages<number> {
  const pages = createGridPages<number>()
  pages.subscribe(() => {})
  return pages
}

test('the page in sight is asked for first, then its neighbours, one at a time', async () => {
  const { source, asked, firsts } = slowSource()
  const pages = opened()
  pages.look(source, { first: 1_000_040, count: 21 })
  expect(firsts()).toEqual([1_000_000])
  await asked[0]?.answer()
  expect(pages.cache.row(1_000_040)).toBe(1_000_040)
  expect(firsts()).toEqual([1_000_000, 999_900])
  await asked[1]?.answer()
  expect(firsts()).toEqual([1_000_000, 999_900, 1_000_100])
})

test('a dragged scrollbar never waits for neighbours, nor for more than three places it has left', async () => {
  const { source, asked, firsts } = slowSource()
  const pages = opened()
  pages.look(source, { first: 0, count: 21 })
  await asked[0]?.answer()
  for (const first of [100_000, 200_000, 300_000, 400_000, 500_000]) pages.look(source, { first, count: 21 })
  // One neighbour and two places were under way; the others were passed by unread.
  expect(firsts()).toEqual([0, 100, 100_000, 200_000])
  await asked[1]?.answer()
  expect(firsts()).toEqual([0, 100, 100_000, 200_000, 500_000])
})

test('another filter shows the old rows until its own come, and late answers of the old one do not count', async () => {
  const old = slowSource('old')
  const next = slowSource('next')
  const pages = opened()
  pages.look(old.source, { first: 0, count: 21 })
  await old.asked[0]?.answer()
  pages.look(next.source, { first: 0, count: 21 })
  expect(pages.cache.row(3)).toBe(3)
  await old.asked[1]?.answer()
  expect(pages.cache.row(103)).toBeUndefined()
  await next.asked[0]?.answer()
  expect(pages.cache.isFresh(0, 21)).toBe(true)
})

test('a failed reading stops and says why, until it is asked to read again', async () => {
  const { source, asked, firsts } = slowSource()
  const pages = opened()
  pages.look(source, { first: 0, count: 21 })
  await asked[0]?.fail()
  expect([pages.failure, firsts()]).toEqual([{ code: 'disconnected' }, [0]])
  pages.readAgain()
  await asked[1]?.answer()
  expect([pages.failure, pages.cache.row(5)]).toEqual([null, 5])
})

test('a grid that is gone reads nothing', () => {
  const { source, firsts } = slowSource()
  const pages = createGridPages<number>()
  const stop = pages.subscribe(() => {})
  stop()
  pages.look(source, { first: 0, count: 21 })
  expect(firsts()).toEqual([])
})
