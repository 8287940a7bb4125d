import type { CellChange } from '../../../shared/contract/accounts.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import type { ReviewRow } from '../../../shared/contract/imports.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { emptyDraft, rawFields, type AccountDraft } from '../../../shared/domain/account-row.ts'
import type { ImportField } from '../../../shared/domain/import-field.ts'
import { causeProblem } from '../../../shared/domain/import-policy.ts'
import { TARGET_FIELDS } from '../../../shared/domain/import-target.ts'
import type { TaskContext } from '../jobs/task.ts'
import { statusOfState } from '../pool/account-codes.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import { Refusal } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { cellChanges } from './cell-changes.ts'
import { knownByIds, type KnownAccount } from './existing-account-view.ts'
import type { Duplicate, Prediction } from './prediction.ts'
import { readRecord } from './read-records.ts'
import { rereadRecords, type RereadRecord } from './reread-records.ts'
import type { StagedImport } from './staged-import.ts'

/** Rows of the last preview, read again from the staged files and explained. */
export function reviewPage(
  staged: StagedImport,
  input: ParsedInputOf<'imports.page'>,
  context: Pick<TaskContext, 'store'>,
): OutputOf<'imports.page'> {
  const { prediction } = staged
  if (prediction === null || prediction.previewId !== input.previewId) {
    throw new Refusal({ code: 'preview-outdated', why: 'Another preview was made since.' })
  }
  const filter = { outcome: input.filter.outcome, needsEye: input.filter.needsEye }
  const records = prediction.outcomes.find(filter, input.first, input.count)
  return {
    rows: [...reviewRows(staged, prediction, records, context.store)],
    total: prediction.outcomes.matching(filter),
  }
}

/** Explains records, which must be in order. */
export function* reviewRows(
  staged: StagedImport,
  prediction: Prediction,
  records: readonly number[],
  db: ReadableDb,
): Generator<ReviewRow> {
  const read = [...rereadRecords(staged, prediction.blocks, records)].map((reread) => {
    const draft = emptyDraft()
    const edits = prediction.edits.get(reread.record) ?? null
    const rule = prediction.rules[reread.file.index] as Prediction['rules'][number]
    const problems = readRecord(reread.cells, rule, draft, { edits, isMalformed: reread.isMalformed })
    return { reread, draft, edits, rule, problems }
  })
  const ids = read.map(({ draft }) => draft.id)
  const known = new Map(knownByIds(db, ids).map((account) => [ids[account.at] as number, account]))
  const firsts = firstPlaces(staged, prediction, records)
  for (const { reread, draft, edits, rule, problems } of read) {
    const { record } = reread
    const outcome = prediction.outcomes.outcomeOf(record)
    const cause = prediction.outcomes.causeOf(record)
    const account = known.get(draft.id)
    const accountId = draft.id < 0 ? null : accountIdFromNumber(draft.id)
    const problem = causeProblem(cause, {
      accountId: accountId ?? '',
      outcome,
      firstPlace: firsts.get(record) ?? null,
      ownerName: account === undefined ? null : ownerOf(db, account),
      status: account === undefined ? null : statusOfState(account.state),
    })
    const cells: CellChange[] =
      outcome === 'update' && account !== undefined ? cellChanges(db, account, draft) : []
    yield {
      record,
      file: reread.file.index,
      line: reread.line,
      outcome,
      accountId,
      values: valuesOf(draft, rawFields(reread.cells, rule, edits)),
      raw: [...reread.cells],
      problems: problem === null ? [...problems] : [...problems, problem],
      cells,
      isEdited: edits !== null,
    }
  }
}

function ownerOf(db: ReadableDb, account: KnownAccount): string | null {
  return marketplaceDirectory(db).byKey.get(account.marketplace)?.providerName ?? null
}

/** What each field is after repairs; where nothing could be read, what the file says, so that it can be typed over. */
function valuesOf(draft: AccountDraft, raw: (field: ImportField) => string | null): ReviewRow['values'] {
  const read: Readonly<Partial<Record<ImportField, string | null>>> = {
    account_id: draft.id < 0 ? null : accountIdFromNumber(draft.id),
    marketplace_id: draft.marketplace?.code ?? null,
    account_model: draft.model,
    name: draft.name,
    email: draft.email,
    aws_state: draft.awsState,
    note: draft.note,
  }
  const values: ReviewRow['values'] = {}
  for (const field of TARGET_FIELDS.accounts) values[field] = read[field] ?? raw(field)
  return values
}

/** For duplicates: where the id stood first. */
function firstPlaces(
  staged: StagedImport,
  prediction: Prediction,
  records: readonly number[],
): ReadonlyMap<number, string> {
  const wanted = new Set(records)
  const duplicates = prediction.duplicates.filter(({ record }) => wanted.has(record))
  const firsts = [...new Set(duplicates.map(({ first }) => first))].toSorted((a, b) => a - b)
  const places = new Map<number, RereadRecord>()
  for (const reread of rereadRecords(staged, prediction.blocks, firsts)) places.set(reread.record, reread)
  return new Map(duplicates.map((duplicate) => [duplicate.record, placeText(staged, duplicate, places)]))
}

function placeText(
  staged: StagedImport,
  { first }: Duplicate,
  places: ReadonlyMap<number, RereadRecord>,
): string {
  const place = places.get(first)
  if (place === undefined) return 'an earlier line'
  return staged.files.length === 1 ? `line ${place.line}` : `line ${place.line} of ${place.file.name}`
}
