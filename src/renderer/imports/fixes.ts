import type {
  CellEdit,
  ColumnFix,
  ImportField,
  ImportPreview,
  ImportSettings,
  ProblemSummary,
} from '../../shared/contract/imports.ts'
import { formatAmount } from '../ui/format.ts'

/** A field of which a whole value can be read as another. */
export type MappableField = 'marketplace_id' | 'account_model' | 'kind' | 'parent' | 'customer'

/** What staff may do about a whole group of problems at once. */
export type FixOffer =
  /** One button that repairs every row of the group. */
  | { readonly kind: 'apply'; readonly fix: ColumnFix; readonly label: string; readonly count: number }
  /** One value of the file that has to become a known marketplace or model. */
  | {
      readonly kind: 'map'
      readonly field: MappableField
      readonly from: string
      readonly count: number
    }

/** How a review starts: existing accounts are skipped, and one rejected row stops the import (CB-22). */
export const INITIAL_SETTINGS: ImportSettings = {
  policy: 'skip',
  validRowsOnly: false,
  fixes: [],
  edits: [],
  discarded: [],
}

/** The repairs that a group of problems offers; none for what only the source of the file can mend. */
export function offersFor(problem: ProblemSummary, fixes: readonly ColumnFix[]): readonly FixOffer[] {
  const isApplied = (fix: ColumnFix): boolean => fixes.some((each) => isSameFix(each, fix))
  switch (problem.code) {
    case 'W_ID_PADDED':
      return isApplied({ kind: 'pad-zeros' })
        ? []
        : [{ kind: 'apply', fix: { kind: 'pad-zeros' }, label: 'Pad zeros', count: problem.count }]
    case 'E_ID_SCIENTIFIC':
      return problem.level !== 'error' || isApplied({ kind: 'restore-scientific' })
        ? []
        : [
            {
              kind: 'apply',
              fix: { kind: 'restore-scientific' },
              label: 'Restore from the pool',
              count: problem.count,
            },
          ]
    case 'E_MP_UNKNOWN':
    case 'E_MP_MISSING':
      return mapOffers(problem, 'marketplace_id')
    case 'E_MODEL':
      return mapOffers(problem, 'account_model')
    case 'E_CUSTOMER_KIND':
      return mapOffers(problem, 'kind')
    case 'E_CUSTOMER_PARENT_UNKNOWN':
      return mapOffers(problem, 'parent')
    case 'E_CUSTOMER_UNKNOWN':
      return mapOffers(problem, 'customer')
    default:
      return []
  }
}

function mapOffers(problem: ProblemSummary, field: MappableField): FixOffer[] {
  return problem.values
    .filter((value) => value.field === field)
    .map(({ value, count }) => ({ kind: 'map', field, from: value, count }))
}

/** Adds a fix; a second mapping of the same value replaces the first. */
export function withFix(settings: ImportSettings, fix: ColumnFix): ImportSettings {
  const others = settings.fixes.filter((each) => !concernsSame(each, fix))
  return { ...settings, fixes: [...others, fix] }
}

/** Takes a fix back. */
export function withoutFix(settings: ImportSettings, fix: ColumnFix): ImportSettings {
  return { ...settings, fixes: settings.fixes.filter((each) => !isSameFix(each, fix)) }
}

/** Types a cell over; the last value of a cell counts. */
export function withEdit(settings: ImportSettings, edit: CellEdit): ImportSettings {
  const others = settings.edits.filter(({ record, field }) => record !== edit.record || field !== edit.field)
  return { ...settings, edits: [...others, edit] }
}

/** Takes back what was typed into a row. */
export function withoutEdits(settings: ImportSettings, record: number): ImportSettings {
  return { ...settings, edits: settings.edits.filter((edit) => edit.record !== record) }
}

/** Brings a row back that was thrown out. */
export function withoutDiscarded(settings: ImportSettings, record: number): ImportSettings {
  return { ...settings, discarded: settings.discarded.filter((each) => each !== record) }
}

/** Throws rows out of the review. */
export function withDiscarded(settings: ImportSettings, records: readonly number[]): ImportSettings {
  const discarded = [...new Set([...settings.discarded, ...records])].toSorted((a, b) => a - b)
  return { ...settings, discarded }
}

/** A fix as a sentence for the list of what was applied. */
export function describeFix(fix: ColumnFix, fieldLabels: Readonly<Record<ImportField, string>>): string {
  switch (fix.kind) {
    case 'pad-zeros':
      return 'Account IDs of 9 to 11 digits get zeros in front'
    case 'restore-scientific':
      return 'Account IDs in scientific notation are restored from the pool'
    case 'map-value':
      return `${fieldLabels[fix.field]} ${fix.from === '' ? '(empty)' : `“${fix.from}”`} is read as ${fix.to}`
  }
}

/** Why the import cannot be committed as it stands; null when it can. */
export function importHindrance(
  preview: ImportPreview,
  settings: ImportSettings,
  noun: string,
): string | null {
  const { create, update, rejected } = preview.counts
  if (rejected > 0 && !settings.validRowsOnly) {
    return `${formatAmount(rejected, 'row is', 'rows are')} rejected. Mend or discard ${rejected === 1 ? 'it' : 'them'}, or choose “Import valid rows only”.`
  }
  if (create + update === 0)
    return `There is nothing to write: no row creates or updates ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}.`
  return null
}

/** True when both do the same. */
function isSameFix(a: ColumnFix, b: ColumnFix): boolean {
  return concernsSame(a, b) && (a.kind !== 'map-value' || b.kind !== 'map-value' || a.to === b.to)
}

function concernsSame(a: ColumnFix, b: ColumnFix): boolean {
  if (a.kind !== 'map-value' || b.kind !== 'map-value') return a.kind === b.kind
  return a.field === b.field && a.from === b.from
}
