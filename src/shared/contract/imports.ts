import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { ImportField } from '../domain/import-field.ts'
import { ImportTarget } from '../domain/import-target.ts'
import { CellChange } from './accounts.ts'
import { FileRef, FileToken } from './files.ts'
import { ColumnMapping, FileShape, ImportFile } from './import-file.ts'
import { command, job, query } from './operation.ts'

export * from './import-file.ts'
export { ImportField, ImportTarget }

export const ImportId = z.string().brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>

/** Accounts that are in the pool already (U-19): skip is the default. */
export const ExistingPolicy = z.enum(['skip', 'update', 'reject'])
export type ExistingPolicy = z.infer<typeof ExistingPolicy>

/** A repair for a whole column, chosen by staff; nothing of these happens by itself. */
export const ColumnFix = z.discriminatedUnion('kind', [
  /** 9 to 11 digits get zeros in front (W_ID_PADDED: needs your eye). */
  z.object({ kind: z.literal('pad-zeros') }),
  /** Every `from` in the column is read as `to`; for an unknown marketplace or model. */
  z.object({ kind: z.literal('map-value'), field: ImportField, from: z.string(), to: z.string() }),
  /** A scientific-notation id is replaced by the only account it can be. */
  z.object({ kind: z.literal('restore-scientific') }),
])
export type ColumnFix = z.infer<typeof ColumnFix>

/** A cell typed over in the review; `record` counts all rows of all files from 0. */
export const CellEdit = z.object({ record: z.number().int().min(0), field: ImportField, value: z.string() })
export type CellEdit = z.infer<typeof CellEdit>

/** Everything staff settle before a preview. The preview is a pure function of the files, this, and the store. */
export const ImportSettings = z.object({
  policy: ExistingPolicy,
  /** false: one rejected row stops the import (all or nothing); true: "import valid rows only" (CB-22). */
  validRowsOnly: z.boolean(),
  fixes: z.array(ColumnFix),
  edits: z.array(CellEdit).max(100_000),
  /** Rows that staff threw out of the review. */
  discarded: z.array(z.number().int().min(0)).max(100_000),
})
export type ImportSettings = z.infer<typeof ImportSettings>

/** What becomes of a row. */
export const RowOutcome = z.enum(['create', 'update', 'unchanged', 'skipped', 'rejected'])
export type RowOutcome = z.infer<typeof RowOutcome>

/** One problem or repair of one cell (domain §5.5). `care` classes a repair: safe, needs your eye, data lost. */
export const RowProblem = z.object({
  code: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  care: z.enum(['safe', 'needs-eye', 'data-lost']).nullable(),
  field: ImportField.nullable(),
  message: z.string(),
  /** What the file said and what was read, for a repair. */
  raw: z.string().nullable(),
  read: z.string().nullable(),
})
export type RowProblem = z.infer<typeof RowProblem>

/** How often a code occurred, and the values behind it, so that a whole column can be mended at once. */
export const ProblemSummary = z.object({
  code: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  care: z.enum(['safe', 'needs-eye', 'data-lost']).nullable(),
  count: z.number(),
  message: z.string(),
  /** The distinct values that caused it, most frequent first, at most 20. */
  values: z.array(z.object({ field: ImportField, value: z.string(), count: z.number() })),
})
export type ProblemSummary = z.infer<typeof ProblemSummary>

/** The dry run: exact counts of what a commit would do (invariant 23). */
export const ImportPreview = z.object({
  /** Names this very prediction; `imports.run` takes it and does exactly this or nothing. */
  previewId: z.string(),
  records: z.number(),
  counts: z.record(RowOutcome, z.number()),
  /** Rows with at least one warning or repair, whatever their outcome. */
  needsEye: z.number(),
  problems: z.array(ProblemSummary),
  durationMs: z.number(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ReviewFilter = z.object({
  outcome: RowOutcome.optional(),
  /** Only rows with a warning or repair that wants a look. */
  needsEye: z.boolean().optional(),
})

/** One row of the review grid. */
export const ReviewRow = z.object({
  record: z.number().int(),
  file: z.number().int(),
  /** 1-based line in the file, as an editor shows it. */
  line: z.number().int(),
  outcome: RowOutcome,
  accountId: AccountId.nullable(),
  /** What each field is after repairs and edits; null: the file does not have it. */
  values: z.partialRecord(ImportField, z.string().nullable()),
  raw: z.array(z.string()),
  problems: z.array(RowProblem),
  /** For an update: which fields change, before and after. */
  cells: z.array(CellChange),
  isEdited: z.boolean(),
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const ImportOutcome = z.object({
  changeId: z.string().nullable(),
  counts: z.record(RowOutcome, z.number()),
  durationMs: z.number(),
  label: z.string(),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

/**
 * Imports. What a file becomes is known once it is read, so jobs name no capability of their own: the core asks for that of
 * the target (`TARGET_NEEDS`).
 */
export const importOperations = {
  /** Copies the files into the staging folder, recognises what they are and how they are read. */
  'imports.open': job(
    'read',
    z.object({
      sources: z
        .array(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('file'), file: FileRef }),
            z.object({ kind: z.literal('text'), name: z.string(), text: z.string().max(32_000_000) }),
          ]),
        )
        .min(1)
        .max(50),
      /** What the rows become; left out: what the header of the first file says. */
      target: ImportTarget.optional(),
    }),
    z.object({ importId: ImportId, target: ImportTarget, files: z.array(ImportFile) }),
  ),
  /** Reads all files anew as rows of another target. */
  'imports.retarget': job(
    'read',
    z.object({ importId: ImportId, target: ImportTarget }),
    z.object({ files: z.array(ImportFile) }),
  ),
  /** Reads a file anew with another shape or mapping; what is left out stays. */
  'imports.configure': job(
    'read',
    z.object({
      importId: ImportId,
      file: z.number().int().min(0),
      shape: FileShape.partial().optional(),
      mapping: ColumnMapping.optional(),
      /** Keep this mapping for the next file with the same header. */
      isRemembered: z.boolean().optional(),
    }),
    z.object({ file: ImportFile }),
  ),
  /** The dry run; writes nothing but the staging folder. */
  'imports.preview': job('read', z.object({ importId: ImportId, settings: ImportSettings }), ImportPreview),
  /** Rows of the last preview. */
  'imports.page': query(
    z.object({
      importId: ImportId,
      previewId: z.string(),
      filter: ReviewFilter,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ rows: z.array(ReviewRow), total: z.number() }),
  ),
  /** Commits exactly the preview in one transaction, or fails with `preview-outdated` and writes nothing. */
  'imports.run': job('read', z.object({ importId: ImportId, previewId: z.string() }), ImportOutcome),
  /** Rejected rows as a file: the original columns, line, code and reason (U-21). */
  'imports.exportRejects': job(
    'read',
    z.object({ importId: ImportId, previewId: z.string(), target: FileToken }),
    z.object({ rows: z.number() }),
  ),
  /** An import template with the columns of a target, and the values that this workspace knows. */
  'imports.template': query(
    z.object({ target: ImportTarget.default('accounts') }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** Forgets the staged files. */
  'imports.close': command('read', z.object({ importId: ImportId }), z.object({})),
  /** Accounts a scientific-notation id could be (E_ID_SCIENTIFIC), from the pool. */
  'imports.candidates': query(
    z.object({ text: z.string().max(100) }),
    z.object({ accountIds: z.array(AccountId), model: AccountModel.nullable() }),
  ),
} as const
