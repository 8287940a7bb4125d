import { describe, expect, test } from 'vitest'
import { createPageCache, PAGE_SIZE, type PageCache } from '../../../../src/renderer/ui/grid/page-cache.ts'

const TOTAL = 10_000

/** A page whose rows say where they stand and of which version they are. */
function answer(page: number, version: number): { rows: string[]; total: number; version: number } {
  const rows = Array.from({ length: PAGE_SIZE }, (_, index) => `${page * PAGE_SIZE + index}@${version}`)
  return { rows, total: TOTAL, version }
}

function read(cache: PageCache<string>, page: number, version = 1): boolean {
  return cache.put(cache.begin(page), answer(page, version))
}

describe('the pages of a list', () => {
  test('are wanted once: not while they are under way, not when they are there', () => {
    const cache = createPageCache<string>()
    expect(cache.wanted(0, 30)).toEqual([0])
    const ticket = cache.begin(0)
    expect(cache.wanted(0, 30)).toEqual([])
    cache.put(ticket, answer(0, 1))
    expect(cache.wanted(0, 30)).toEqual([])
    expect(cache.wanted(90, 30)).toEqual([1])
    expect([cache.total, cache.row(7), cache.row(150)]).toEqual([TOTAL, '7@1', undefined])
  })

  test('are wanted again after a failed reading', () => {
    const cache = createPageCache<string>()
    cache.fail(cache.begin(0))
    expect(cache.wanted(0, 30)).toEqual([0])
  })

  test('stay to be seen when the data changed, until each is read anew', () => {
    const cache = createPageCache<string>()
    read(cache, 0)
    read(cache, 1)
    cache.makeStale()
    expect([cache.row(5), cache.isFresh(0, 10), cache.wanted(0, 150)]).toEqual(['5@1', false, [0, 1]])
    read(cache, 0, 2)
    expect([cache.row(5), cache.row(105), cache.wanted(0, 150)]).toEqual(['5@2', '105@1', [1]])
  })

  test('of a newer version make all others old', () => {
    const cache = createPageCache<string>()
    read(cache, 0, 1)
    read(cache, 1, 2)
    expect(cache.wanted(0, 150)).toEqual([0])
  })

  test('of an older version are not taken any more', () => {
    const cache = createPageCache<string>()
    read(cache, 0, 2)
    expect(read(cache, 1, 1)).toBe(false)
    expect([cache.row(105), cache.wanted(100, 10)]).toEqual([undefined, [1]])
  })

  test('asked for before a change do not count after it', () => {
    const cache = createPageCache<string>()
    const early = cache.begin(0)
    cache.makeStale()
    expect(cache.wanted(0, 10)).toEqual([0])
    expect(cache.put(early, answer(0, 1))).toBe(false)
    expect(cache.row(0)).toBeUndefined()
  })

  test('of another filter stay until the first page of the new one, and never mix with it', () => {
    const cache = createPageCache<string>()
    read(cache, 0)
    read(cache, 1)
    cache.restart()
    expect([cache.row(3), cache.row(103)]).toEqual(['3@1', '103@1'])
    cache.put(cache.begin(0), { rows: ['new'], total: 1, version: 1 })
    expect([cache.row(0), cache.row(3), cache.row(103), cache.total]).toEqual([
      'new',
      undefined,
      undefined,
      1,
    ])
  })

  test('not looked at for longest go first when there are too many', () => {
    const cache = createPageCache<string>(3)
    for (const page of [0, 1, 2]) read(cache, page)
    cache.wanted(0, 10)
    read(cache, 3)
    expect([0, 100, 200, 300].map((row) => cache.row(row) !== undefined)).toEqual([true, false, true, true])
  })
})
