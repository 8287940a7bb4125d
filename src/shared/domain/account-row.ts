import type { AccountModel } from './account-model.ts'
import { fitCells } from './account-row-cells.ts'
import { readMarketplaceCell, readModelCell } from './account-row-fields.ts'
import { readIdCell } from './account-row-id.ts'
import { mayBeRemarkable, type KnownMarketplace, type RowRule } from './account-row-rule.ts'
import { checkText, cleanText, isPlainText, readAwsStateCell } from './account-row-texts.ts'
import type { ImportedAwsState } from './import-aws-state.ts'
import type { ImportField } from './import-field.ts'
import { isRefused, type RowProblem } from './import-problem.ts'

/** What a record becomes when it is understood. One object is filled again and again: a million rows cost no million objects. */
export interface AccountDraft {
  /** The twelve digits as a number; -1 when the row has no id. */
  id: number
  marketplace: KnownMarketplace | null
  model: AccountModel | null
  name: string | null
  email: string | null
  awsState: ImportedAwsState | null
  note: string | null
  /** False: the row is refused, `readAccountRow` returned why. */
  isAccepted: boolean
}

/** What staff typed over cells of a record. */
export type RowEdits = ReadonlyMap<ImportField, string>

const NOTHING: readonly RowProblem[] = []

/** An empty draft to be filled. */
export function emptyDraft(): AccountDraft {
  return {
    id: -1,
    marketplace: null,
    model: null,
    name: null,
    email: null,
    awsState: null,
    note: null,
    isAccepted: false,
  }
}

/**
 * The rule of the import: a CSV record becomes a draft (written into `draft`) or a refusal. Returns every problem and
 * repair of domain §5.5 that lies in the row itself; what the file or the pool knows of the id comes later. Pure.
 */
export function readAccountRow(
  cells: readonly string[],
  rule: RowRule,
  draft: AccountDraft,
  edits: RowEdits | null = null,
): readonly RowProblem[] {
  if (rule.isFast && edits === null && readPlainRow(cells, rule, draft)) return NOTHING
  return readOddRow(cells, rule, draft, edits)
}

/** The short way for a row about which there is nothing to say; false: take the long way. */
function readPlainRow(cells: readonly string[], rule: RowRule, draft: AccountDraft): boolean {
  if (cells.length !== rule.layout.columnCount) return false
  const id = plainId(cells[rule.idColumn] as string)
  if (id < 0) return false
  const marketplace =
    rule.constantMarketplace ?? rule.plainMarketplaces.get(cells[rule.marketplaceColumn] as string)
  if (marketplace === undefined) return false
  const model = rule.constantModel ?? cells[rule.modelColumn]
  if (model !== 'SPAM' && model !== 'ECAM') return false
  if (rule.hasTexts && !readPlainTexts(cells, rule, draft)) return false
  draft.id = id
  draft.marketplace = marketplace
  draft.model = model
  draft.isAccepted = true
  return true
}

/** The number behind twelve digits about which there is nothing to say, else -1. */
function plainId(text: string): number {
  if (text.length !== 12) return -1
  const high = sixDigits(text, 0)
  const low = sixDigits(text, 6)
  return high < 0 || low < 0 || mayBeRemarkable(high, low) ? -1 : high * 1_000_000 + low
}

/** Six digits from `start` on as a number, else -1; two halves stay within small integers, which is faster. */
function sixDigits(text: string, start: number): number {
  let value = 0
  for (let at = start; at < start + 6; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

function readPlainTexts(cells: readonly string[], rule: RowRule, draft: AccountDraft): boolean {
  const at = (column: number): string | null => (column < 0 ? null : cleanText(cells[column] as string))
  draft.name = at(rule.nameColumn)
  draft.email = at(rule.emailColumn)
  draft.note = at(rule.noteColumn)
  draft.awsState = null
  if (draft.email !== null && !draft.email.includes('@')) return false
  if (rule.awsStateColumn >= 0) {
    const { state, problem } = readAwsStateCell(
      cells[rule.awsStateColumn] as string,
      rule.layout.hasOldStatus,
    )
    if (problem !== null) return false
    draft.awsState = state
  }
  return isPlainText(draft.name) && isPlainText(draft.email) && isPlainText(draft.note)
}

/** The number behind exactly twelve ASCII digits, else -1. */
export function twelveDigits(text: string): number {
  if (text.length !== 12) return -1
  const high = sixDigits(text, 0)
  const low = sixDigits(text, 6)
  return high < 0 || low < 0 ? -1 : high * 1_000_000 + low
}

/** What the file, the constants and the edits say about each field, before any reading; null: nothing at all. */
export function rawFields(
  cells: readonly string[],
  rule: RowRule,
  edits: RowEdits | null,
): (field: ImportField) => string | null {
  return (field) => {
    const edited = edits?.get(field)
    if (edited !== undefined) return edited
    const source = rule.layout.sources[field]
    if (source === undefined || source.kind === 'none') return null
    const raw = source.kind === 'constant' ? source.value : (cells[source.column] ?? '')
    return rule.lookups.mappedValues.get(field)?.get(raw.trim()) ?? raw
  }
}

function readOddRow(
  cells: readonly string[],
  rule: RowRule,
  draft: AccountDraft,
  edits: RowEdits | null,
): readonly RowProblem[] {
  Object.assign(draft, emptyDraft())
  const fitted = fitCells(cells, rule)
  const isRetyped =
    edits?.has('account_id') === true && edits.has('marketplace_id') && edits.has('account_model')
  if (fitted.cells === null && !isRetyped) return fitted.problem === null ? NOTHING : [fitted.problem]
  const problems: RowProblem[] = fitted.problem === null || fitted.cells === null ? [] : [fitted.problem]
  const raw = rawFields(fitted.cells ?? [], rule, edits)

  const reading = readIdCell(raw('account_id') ?? '', rule.lookups)
  problems.push(...reading.problems)
  draft.id = reading.id === null ? -1 : twelveDigits(reading.id)
  draft.marketplace = readMarketplaceCell(raw('marketplace_id') ?? '', rule, problems)
  draft.model = readModelCell(raw('account_model') ?? '', draft.marketplace, problems)
  for (const field of ['name', 'email', 'note'] as const) {
    draft[field] = cleanText(raw(field) ?? '')
    const problem = checkText(field, draft[field])
    if (problem !== null) problems.push(problem)
  }
  const isOldStatus = rule.layout.hasOldStatus && edits?.has('aws_state') !== true
  const { state, problem } = readAwsStateCell(raw('aws_state') ?? '', isOldStatus)
  draft.awsState = state
  if (problem !== null) problems.push(problem)
  draft.isAccepted =
    draft.id >= 0 && draft.marketplace !== null && draft.model !== null && !isRefused(problems)
  return problems
}
