import type { ResolvedFilter } from './account-filter.ts'
import type { CandidateRun } from './candidate-run.ts'
import { codeTable, type FacetColumn } from './facet-column.ts'

/** The accounts that every run has found and whose code and number fit, in order of storing. */
export function foundByAll(
  runs: readonly CandidateRun[],
  { range }: ResolvedFilter,
  wantedCodes: readonly number[],
  column: FacetColumn,
): Uint32Array {
  const [first, ...others] = runs
  if (first === undefined) return new Uint32Array()
  const matches = codeTable(wantedCodes)
  const { codes } = column
  const isIn = others.map((run) => memberTable(run, column.end))
  const fitting = first.found
    .view()
    .filter(
      (seq) =>
        seq >= range.from &&
        seq < range.until &&
        matches[codes[seq] ?? 0] === 1 &&
        isIn.every((table) => table[seq] === 1),
    )
  return first.isDescending ? fitting.toReversed() : fitting
}

/** Tells whether a running search has found `wanted` fitting accounts yet; looks at each only once. */
export function isAtLeast(
  wanted: number,
  run: CandidateRun,
  { codes: wantedCodes, range }: ResolvedFilter,
  column: FacetColumn,
): () => boolean {
  const matches = codeTable(wantedCodes)
  let looked = 0
  let fitting = 0
  return () => {
    const { codes } = column
    for (; looked < run.found.length; looked += 1) {
      const seq = run.found.at(looked)
      if (seq >= range.from && seq < range.until) fitting += matches[codes[seq] ?? 0] as number
    }
    return fitting >= wanted
  }
}

function memberTable(run: CandidateRun, end: number): Uint8Array {
  const table = new Uint8Array(end)
  for (const seq of run.found.view()) table[seq] = 1
  return table
}
