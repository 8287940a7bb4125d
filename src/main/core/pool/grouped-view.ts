import type { FacetColumn } from './facet-column.ts'
import { createFacetView, type FacetView, type Range } from './facet-view.ts'

/** Creates the matches of a set of codes in groups of equal rank (by status, say), lower ranks first, inside a group in order of position. */
export function createGroupedView(
  column: FacetColumn,
  codes: readonly number[],
  options: { readonly range: Range; readonly rankOf: (code: number) => number },
): FacetView {
  const byRank = Map.groupBy(codes, options.rankOf)
  const groups = [...byRank]
    .toSorted(([one], [other]) => one - other)
    .map(([, ofRank]) => createFacetView(column, ofRank, options.range))
  return {
    total: () => groups.reduce((sum, group) => sum + group.total(), 0),
    take: (first, count) => {
      const found: number[] = []
      let before = 0
      for (const group of groups) {
        if (found.length === count) break
        const size = group.total()
        const from = Math.max(first - before, 0)
        if (from < size) found.push(...group.take(from, count - found.length))
        before += size
      }
      return found
    },
  }
}
