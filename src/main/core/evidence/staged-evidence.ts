import type { EvidenceId } from '../../../shared/contract/evidence.ts'
import { removeStagingFolder } from '../imports/staging-folder.ts'
import { Refusal } from '../refusal.ts'
import type { EvidenceAnswer } from './read-evidence.ts'

/** A recognised piece as the worker keeps it; accounts wait in a file of its folder. */
export interface StagedPiece extends Omit<EvidenceAnswer, 'entries'> {
  readonly source: string
  readonly takenAt: string
  readonly folder: string
  /** What is no account, in AWS's own shape. */
  readonly entries: readonly unknown[]
}

interface StagedEvidence {
  readonly folder: string
  readonly pieces: readonly StagedPiece[]
}

const evidence = new Map<string, StagedEvidence>()

/** Keeps what was brought until it is closed. */
export function keepEvidence(id: EvidenceId, staged: StagedEvidence): void {
  evidence.set(id, staged)
}

/** A piece of it; refuses when it was closed or its worker ended. */
export function stagedPiece(id: EvidenceId, index: number): StagedPiece {
  const piece = evidence.get(id)?.pieces[index]
  if (piece === undefined) throw new Refusal({ code: 'not-found', what: 'evidence', id })
  return piece
}

/** Forgets it and its files. */
export function forgetEvidence(id: EvidenceId): void {
  const staged = evidence.get(id)
  if (staged === undefined) return
  evidence.delete(id)
  removeStagingFolder(staged.folder)
}
