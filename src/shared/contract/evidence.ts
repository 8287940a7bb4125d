import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { EvidenceKind } from '../domain/evidence-kind.ts'
import { DriftKind } from '../domain/drift.ts'
import { FileRef } from './files.ts'
import { command, job } from './operation.ts'

export const EvidenceId = z.string().brand<'EvidenceId'>()
export type EvidenceId = z.infer<typeof EvidenceId>

/** A file, or a text from the clipboard. */
export const EvidenceSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: FileRef }),
  z.object({ kind: z.literal('text'), name: z.string(), text: z.string().max(32_000_000) }),
])
export type EvidenceSource = z.infer<typeof EvidenceSource>

/** One answer of AWS that was recognised in what was brought. */
export const EvidencePiece = z.object({
  index: z.number(),
  /** File or paste it stands in. */
  source: z.string(),
  kind: EvidenceKind,
  entries: z.number(),
  /** False: a page or a part, which never tells that something is missing. */
  isComplete: z.boolean(),
  /** It has only the retired field `Status`, which says SUSPENDED for suspended and for closed accounts. */
  isOld: z.boolean(),
  /** When it was saved; for a paste, when it was pasted. */
  takenAt: z.string(),
  /** The management account that its ARNs name; null: they name none, so staff say which. */
  managementAccountId: AccountId.nullable(),
  /** Our record of that management account; null: there is none of this provider. */
  payerId: z.string().nullable(),
  payerName: z.string().nullable(),
})
export type EvidencePiece = z.infer<typeof EvidencePiece>

/** A source in which nothing was recognised: what it is instead, and what to do. */
export const RefusedSource = z.object({ source: z.string(), why: z.string(), next: z.string() })
export type RefusedSource = z.infer<typeof RefusedSource>

/** What became of a piece. */
export const AppliedPiece = z.object({
  index: z.number(),
  payerId: z.string().nullable(),
  label: z.string(),
  changeId: z.string(),
  /** For accounts: how many differences there are of each kind. */
  differences: z.record(DriftKind, z.number()).nullable(),
})
export type AppliedPiece = z.infer<typeof AppliedPiece>

export const evidenceOperations = {
  /** Recognises what AWS said out of files and pasted texts. Writes nothing. */
  'evidence.open': job(
    'onboarding',
    z.object({ sources: z.array(EvidenceSource).min(1).max(50) }),
    z.object({
      evidenceId: EvidenceId,
      pieces: z.array(EvidencePiece),
      refused: z.array(RefusedSource),
    }),
  ),
  /** Takes over recognised pieces, each in a change of its own; accounts are compared, not accepted. */
  'evidence.apply': job(
    'onboarding',
    z.object({
      evidenceId: EvidenceId,
      pieces: z
        .array(z.object({ index: z.number().int().min(0), payerId: z.string().nullable() }))
        .min(1)
        .max(500),
    }),
    z.object({ applied: z.array(AppliedPiece) }),
  ),
  /** Lets go of what was brought; closing twice is no fault. */
  'evidence.close': command('read', z.object({ evidenceId: EvidenceId }), z.object({})),
} as const
