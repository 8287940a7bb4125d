import type { DataGridProps } from './data-grid.tsx'
import type { PageCache } from './page-cache.ts'
import { MAX_NAMED_ROWS } from './selection-rule.ts'

const CHUNK = 500

interface RangeContext<Row> {
  readonly grid: Pick<DataGridProps<Row>, 'source' | 'keyOf'>
  readonly cache: PageCache<Row>
  readonly canSelect: (row: Row) => boolean
}

/** The keys of all rows between two row numbers, read where they are not known; at most 100,000 rows from `from` on. */
export async function keysOfRange<Row>(
  { grid, cache, canSelect }: RangeContext<Row>,
  from: number,
  to: number,
): Promise<string[]> {
  const first = Math.max(Math.min(from, to), from - MAX_NAMED_ROWS + 1)
  const last = Math.min(Math.max(from, to), from + MAX_NAMED_ROWS - 1)
  const keys: string[] = []
  for (let start = first; start <= last; start += CHUNK) {
    const count = Math.min(CHUNK, last - start + 1)
    for (const row of await rowsOf({ grid, cache, canSelect }, start, count)) {
      if (canSelect(row)) keys.push(grid.keyOf(row))
    }
  }
  return keys
}

async function rowsOf<Row>(
  context: RangeContext<Row>,
  first: number,
  count: number,
): Promise<readonly Row[]> {
  const known = Array.from({ length: count }, (_, index) => context.cache.row(first + index))
  const present = known.filter((row) => row !== undefined)
  if (present.length === count) return present
  return (await context.grid.source.fetch(first, count)).rows
}
