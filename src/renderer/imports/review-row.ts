import type { ImportField, ReviewRow, RowProblem } from '../../shared/contract/imports.ts'

/** What a cell shows: the value as read, or the text of the file where it could not be read. */
export function valueOf(row: ReviewRow, field: ImportField): string {
  return row.values[field] ?? problemsOf(row, field).find(({ raw }) => raw !== null)?.raw ?? ''
}

/** The problems of one cell. */
export function problemsOf(row: ReviewRow, field: ImportField): readonly RowProblem[] {
  return row.problems.filter((problem) => problem.field === field)
}

/** The gravest level among the problems of one cell. */
export function worstLevel(row: ReviewRow, field: ImportField): RowProblem['level'] | undefined {
  const levels = problemsOf(row, field).map(({ level }) => level)
  return (['error', 'warning', 'info'] as const).find((level) => levels.includes(level))
}

/** The problems of a row in words, errors first. */
export function sentencesOf(row: ReviewRow): string {
  const order = { error: 0, warning: 1, info: 2 }
  return row.problems
    .toSorted((one, other) => order[one.level] - order[other.level])
    .map(({ message }) => message)
    .join(' ')
}

/** The cell that wants mending first; null when the row has no error in a cell. */
export function firstBrokenField(row: ReviewRow): ImportField | null {
  return row.problems.find(({ level, field }) => level === 'error' && field !== null)?.field ?? null
}
