import { fieldError, type RowProblem } from '../../../../shared/domain/import-problem.ts'
import { tagOfTitle } from '../../../../shared/domain/tag-column.ts'
import { firstTagValue } from '../../../../shared/domain/tag-value.ts'
import type { TagRecord } from '../../governance/tag-table.ts'
import type { StagedFile } from '../staged-import.ts'
import type { Judging } from './judging.ts'
import type { SourceRecord } from './read-source-records.ts'

/** What rows of customers say of tags, and what the rules say to that (MSH-03, invariant 14). */
export interface ImportedTags {
  /** The values of a row that has any, by the id of the tag. */
  of(record: SourceRecord): Readonly<Record<string, string>>
  /** Why a new customer cannot have these values, a sentence for each tag. */
  problems(entered: Readonly<Record<string, string>>): readonly RowProblem[]
}

/** Finds the columns of tags by their titles; a column that is matched to a field is one of a tag only when it says so. */
export function importedTags(
  { files }: Pick<Judging, 'files'>,
  tags: readonly TagRecord[],
  maySetRestricted: boolean,
): ImportedTags {
  const columns = files.map((file) => tagColumns(file, tags))
  return {
    of: ({ file, cells }) =>
      Object.fromEntries(
        (columns[file] ?? []).flatMap(({ column, id }) => {
          const value = (cells[column] ?? '').trim()
          return value === '' ? [] : [[id, value] as const]
        }),
      ),
    problems: (entered) =>
      tags.flatMap((tag) => {
        const value = entered[tag.id] ?? null
        const first = firstTagValue(tag, value, maySetRestricted)
        return first.ok ? [] : [fieldError('E_CUSTOMER_TAG', null, first.reason, value ?? '')]
      }),
  }
}

function tagColumns(
  { titles, mapping }: StagedFile,
  tags: readonly TagRecord[],
): { readonly column: number; readonly id: string }[] {
  const matched = new Set(
    Object.values(mapping).flatMap((source) => (source.kind === 'column' ? [source.column] : [])),
  )
  return titles.flatMap((title, column) => {
    const found = tagOfTitle(title, tags)
    return found === null || (matched.has(column) && !found.isSaid) ? [] : [{ column, id: found.tag.id }]
  })
}
