import type { ProblemSummary } from '../../../shared/contract/imports.ts'
import type { ImportField } from '../../../shared/domain/import-field.ts'
import { CODE_SENTENCES, type RowProblem } from '../../../shared/domain/import-problem.ts'

/** Distinct values that are counted per code; a file with more has no column to be mended by value. */
const MAX_DISTINCT = 1000
const MAX_SHOWN = 20
const LEVELS = ['error', 'warning', 'info'] as const

interface Entry {
  readonly code: RowProblem['code']
  readonly level: RowProblem['level']
  readonly care: RowProblem['care']
  count: number
  readonly values: Map<string, { readonly field: ImportField; readonly value: string; count: number }>
}

/** Counts problems by code, and the values behind them. */
export interface ProblemSummaries {
  add(problem: Pick<RowProblem, 'code' | 'level' | 'care' | 'field' | 'raw'>): void
  list(): ProblemSummary[]
}

/** Makes an empty count. */
export function createProblemSummaries(): ProblemSummaries {
  const entries = new Map<string, Entry>()
  return {
    add: ({ code, level, care, field, raw }) => {
      const key = `${code} ${level} ${care ?? ''}`
      let entry = entries.get(key)
      if (entry === undefined) entries.set(key, (entry = { code, level, care, count: 0, values: new Map() }))
      entry.count += 1
      if (field === null || raw === null) return
      const value = raw.trim()
      const known = entry.values.get(`${field} ${value}`)
      if (known !== undefined) known.count += 1
      else if (entry.values.size < MAX_DISTINCT)
        entry.values.set(`${field} ${value}`, { field, value, count: 1 })
    },
    list: () =>
      [...entries.values()]
        .map(({ code, level, care, count, values }) => ({
          code,
          level,
          care,
          count,
          message: CODE_SENTENCES[code],
          values: [...values.values()].toSorted((a, b) => b.count - a.count).slice(0, MAX_SHOWN),
        }))
        .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.count - a.count),
  }
}
