import { useEffect, useState, useSyncExternalStore } from 'react'
import { createGridPages, type GridPages, type Stretch } from './grid-pages.ts'
import type { GridSource } from './grid-types.ts'

/** The pages of a source around what is in sight; draws anew when some arrive. */
export function useGridPages<Row>(source: GridSource<Row>, { first, count }: Stretch): GridPages<Row> {
  const [pages] = useState(() => createGridPages<Row>())
  useSyncExternalStore(pages.subscribe, () => pages.revision)
  useEffect(() => pages.look(source, { first, count }), [pages, source, first, count])
  useEffect(() => source.onStale?.(pages.readAgain), [pages, source])
  return pages
}
