import type { ImportField, ReviewRow } from '../../shared/contract/imports.ts'
import { DotLabel } from '../ui/dot-label.tsx'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { OUTCOME_COLOURS, OUTCOME_LABELS } from './import-words.ts'
import { FIELD_LABELS } from './mapping.ts'
import { ReviewCell } from './review-cell.tsx'
import { problemsOf, sentencesOf } from './review-row.ts'

const WIDTHS: Readonly<Record<ImportField, number>> = {
  account_id: 122,
  marketplace_id: 110,
  account_model: 112,
  name: 160,
  email: 190,
  aws_state: 120,
  note: 160,
  company_name: 200,
  identifier: 150,
  kind: 124,
  parent: 140,
  domain: 140,
  sector: 110,
  pricebook: 110,
  currency: 80,
  support_plan: 110,
  first_name: 110,
  last_name: 120,
  customer: 160,
  external_ref: 150,
  state: 110,
  reason: 160,
}

/** Where the label is too long for a heading. */
const SHORT_TITLES: Partial<Record<ImportField, string>> = {
  marketplace_id: 'Marketplace',
  account_model: 'Model',
}

const LINE: GridColumn<ReviewRow> = {
  id: 'line',
  title: 'Line',
  width: 56,
  align: 'end',
  isFixed: true,
  render: ({ line }) => line,
}

const OUTCOME: GridColumn<ReviewRow> = {
  id: 'outcome',
  title: 'Outcome',
  width: 102,
  render: ({ outcome }) => <DotLabel colour={OUTCOME_COLOURS[outcome]} label={OUTCOME_LABELS[outcome]} />,
}

const PROBLEMS: GridColumn<ReviewRow> = {
  id: 'problems',
  title: 'Problems',
  width: 90,
  isGrowing: true,
  render: sentencesOf,
  text: sentencesOf,
}

/** The columns of the review: where the row stands, what becomes of it, its values, its problems in words. */
export function reviewColumns(
  fields: readonly ImportField[],
  fileNames: readonly string[],
): readonly GridColumn<ReviewRow>[] {
  const fileOf = ({ file }: ReviewRow): string => fileNames[file] ?? ''
  const file: GridColumn<ReviewRow> = { id: 'file', title: 'File', width: 140, render: fileOf, text: fileOf }
  return [...(fileNames.length > 1 ? [file] : []), LINE, OUTCOME, ...fields.map(fieldColumn), PROBLEMS]
}

function fieldColumn(field: ImportField): GridColumn<ReviewRow> {
  return {
    id: field,
    title: SHORT_TITLES[field] ?? FIELD_LABELS[field],
    width: WIDTHS[field],
    render: (row) => <ReviewCell row={row} field={field} />,
    text: (row) =>
      problemsOf(row, field)
        .map(({ message }) => message)
        .join('\n') ||
      (row.values[field] ?? ''),
  }
}
