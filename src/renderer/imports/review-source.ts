import type { ReviewRow } from '../../shared/contract/imports.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import type { GridSource } from '../ui/grid/grid-types.ts'
import { importState, useImportStore, type ReviewFilter } from './import-store.ts'
import { admitLostFiles } from './open-sources.ts'

/** The rows of the newest preview under a filter. Its key leaves the preview out, so that an edit does not scroll to the top. */
export function reviewSource(filter: ReviewFilter): GridSource<ReviewRow> {
  return {
    key: `${importState().importId ?? ''} ${JSON.stringify(filter)}`,
    fetch: (first, count) => fetchRows(filter, first, count),
    onStale: (listener) =>
      useImportStore.subscribe((state, before) => {
        if (state.preview !== null && state.preview.previewId !== before.preview?.previewId) listener()
      }),
  }
}

async function fetchRows(
  filter: ReviewFilter,
  first: number,
  count: number,
): Promise<{ rows: ReviewRow[]; total: number }> {
  const { importId, preview } = importState()
  if (importId === null || preview === null) return { rows: [], total: 0 }
  try {
    return await call('imports.page', { importId, previewId: preview.previewId, filter, first, count })
  } catch (error) {
    // A newer preview took the place of this one while the page was under way.
    if (importState().preview?.previewId !== preview.previewId) return fetchRows(filter, first, count)
    if (asFailure(error).code !== 'not-found') throw error
    admitLostFiles()
    return { rows: [], total: 0 }
  }
}

const MAX_RECORDS = 100_000
const PAGE = 500

/** The records of every row that the filter shows, but those left out; at most as many as can be discarded. */
export async function recordsMatching(filter: ReviewFilter, except: ReadonlySet<string>): Promise<number[]> {
  const records: number[] = []
  for (let first = 0; first < MAX_RECORDS; first += PAGE) {
    // One page after the other: together they would make the worker wait.
    const { rows, total } = await fetchRows(filter, first, PAGE)
    records.push(...rows.map(({ record }) => record).filter((record) => !except.has(String(record))))
    if (first + PAGE >= total || rows.length === 0) break
  }
  return records
}
