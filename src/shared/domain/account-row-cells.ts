import { readAccountModel } from './account-model.ts'
import { splitLine } from './csv-split.ts'
import { fieldError, fieldWarning, type RowProblem } from './import-problem.ts'
import type { RowRule } from './account-row-rule.ts'

/** The cells of a record as the header lays them out, or null when they do not fit it (E_COLS). */
export function fitCells(
  cells: readonly string[],
  rule: RowRule,
): { readonly cells: readonly string[] | null; readonly problem: RowProblem | null } {
  const { columnCount } = rule.layout
  if (cells.length === columnCount) return { cells, problem: null }
  if (cells.length > columnCount && cells.slice(columnCount).every((cell) => cell.trim() === '')) {
    return { cells: cells.slice(0, columnCount), problem: null }
  }
  const mended = mendSeparators(cells, rule)
  if (mended !== null) {
    const raw = cells.join(' ')
    const message = `This line uses other separators than the rest of the file; it was read as ${mended.join(' | ')}.`
    return {
      cells: mended,
      problem: { ...fieldWarning('W_DELIM_MIXED', null, message, raw), read: mended.join(' | ') },
    }
  }
  if (cells.length < columnCount && lacksOnlyExtras(cells, rule)) {
    return {
      cells: [...cells, ...Array.from({ length: columnCount - cells.length }, () => '')],
      problem: null,
    }
  }
  const fields = (count: number): string => `${count} ${count === 1 ? 'field' : 'fields'}`
  const message = `The line has ${fields(cells.length)}, but the header has ${fields(columnCount)}: “${cells.join(' | ').slice(0, 200)}”.`
  return { cells: null, problem: fieldError('E_COLS', null, message, cells.join(' | ')) }
}

/** Splits the cells at every separator there is; only a result that makes sense as a row counts. */
function mendSeparators(cells: readonly string[], rule: RowRule): string[] | null {
  const split = cells.flatMap((cell) => splitLine(cell, ';,\t|'))
  if (split.length !== rule.layout.columnCount || split.length === cells.length) return null
  const id = (split[rule.idColumn] ?? '').replace(/\D/g, '')
  if (id.length !== 12) return null
  if (rule.modelColumn >= 0 && readAccountModel(split[rule.modelColumn] ?? '') === null) return null
  return split
}

/** True when every needed field stands in the cells that are there: spreadsheets drop empty cells at the end. */
function lacksOnlyExtras(cells: readonly string[], rule: RowRule): boolean {
  return [rule.idColumn, rule.marketplaceColumn, rule.modelColumn].every((column) => column < cells.length)
}

/** A quotation mark that is not closed before the next separator may swallow whole lines; such a record is not stored. */
export function quotationProblem(cells: readonly string[]): RowProblem | null {
  if (!cells.some((cell) => cell.includes('\n') || cell.includes('\r'))) return null
  const raw = cells.join(' | ')
  const message = `A quotation mark inside a quoted field makes several lines one: “${raw.slice(0, 200)}”. Double it, or take it out.`
  return fieldError('E_COLS', null, message, raw)
}
