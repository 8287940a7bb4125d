import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFacetColumn } from '../../../../src/main/core/pool/facet-column.ts'
import { createFacetView, EVERYWHERE } from '../../../../src/main/core/pool/facet-view.ts'
import { createGroupedView } from '../../../../src/main/core/pool/grouped-view.ts'

/** Long enough for several blocks of 4,096, with a few codes that come in runs. */
const codes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 3000 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((runs) => runs.flatMap(([code, length]) => Array.from({ length }, () => code)))

const changes = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 6 })),
  { maxLength: 20 },
)
const wanted = fc.subarray([1, 2, 3, 4, 5, 6])
const place = fc.double({ min: 0, max: 1, noNaN: true })

test('a view of a set of codes counts and pages like a naive filter, also after single changes', () => {
  fc.assert(
    fc.property(codes, wanted, changes, place, place, (start, set, edits, from, at) => {
      const column = createFacetColumn(8)
      column.write(Uint16Array.from(start), (index) => index)
      const range =
        from < 0.3 ? EVERYWHERE : { from: Math.floor(start.length * (from - 0.3)), until: start.length - 5 }
      const view = createFacetView(column, set, range)
      const grouped = createGroupedView(column, set, { range, rankOf: (code) => -code })
      const now = [...start]
      view.total()
      grouped.take(0, 10)
      for (const [where, code] of edits) {
        // Now and then one more at the end, as a new account.
        const position = where > 0.9 ? now.length : Math.floor(where * (now.length - 1))
        now[position] = code
        column.write(Uint16Array.of(code), () => position)
      }
      const expected = [...now.keys()].filter(
        (position) =>
          position >= range.from && position < range.until && set.includes(now[position] as number),
      )
      const first = Math.floor(at * expected.length)
      expect(view.total()).toBe(expected.length)
      expect(view.take(first, 100)).toEqual(expected.slice(first, first + 100))
      const byRank = expected.toSorted(
        (one, other) => (now[other] as number) - (now[one] as number) || one - other,
      )
      expect(grouped.take(first, 100)).toEqual(byRank.slice(first, first + 100))
    }),
    { numRuns: 60 },
  )
})
