import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type {
  EvidenceId,
  EvidencePiece,
  EvidenceSource,
  RefusedSource,
} from '../../../shared/contract/evidence.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { makeListingFolder, removeStagingFolder } from '../imports/staging-folder.ts'
import { stageFile, stageText, type StagedCopy } from '../imports/stage-source.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { writeLines } from '../listings/json-lines.ts'
import { listingFiles } from '../listings/listing-files.ts'
import { payerOfAccount } from '../listings/payer-view.ts'
import { Refusal } from '../refusal.ts'
import { readEvidence, type EvidenceAnswer } from './read-evidence.ts'
import { keepEvidence, type StagedPiece } from './staged-evidence.ts'

/** evidence.open: recognises what was brought, each source by itself; one that is none does not hold up the others. */
export const openEvidence: Task<'evidence.open'> = async ({ sources }, context) => {
  const id = context.store.ports.newId() as EvidenceId
  const folder = makeListingFolder(context.workspaceFile, id)
  const pieces: StagedPiece[] = []
  const refused: RefusedSource[] = []
  try {
    for (const [at, source] of sources.entries()) {
      const name = source.kind === 'file' ? source.file.name : source.name
      try {
        const { copy, takenAt } = await stage(source, join(folder, `source-${at}`), context)
        for (const answer of readEvidence(copy, name)) {
          pieces.push(keepAnswer(answer, { source: name, takenAt, folder: join(folder, `${pieces.length}`) }))
        }
      } catch (error) {
        if (!(error instanceof Refusal) || error.failure.code !== 'unreadable-file') throw error
        refused.push({ source: name, why: error.failure.why, next: error.failure.next })
      }
      await context.breathe()
    }
  } catch (error) {
    removeStagingFolder(folder)
    throw error
  }
  keepEvidence(id, { folder, pieces })
  const shown = pieces.map((piece, index) => described(piece, index, context))
  return { evidenceId: id, pieces: shown, refused } satisfies OutputOf<'evidence.open'>
}

async function stage(
  source: EvidenceSource,
  target: string,
  context: TaskContext,
): Promise<{ readonly copy: StagedCopy; readonly takenAt: string }> {
  if (source.kind === 'text') {
    return { copy: stageText(source.text, target), takenAt: context.store.ports.now().toISOString() }
  }
  const { token, name } = source.file
  const file = context.session.files.find((each) => each.token === token)
  if (file === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: token })
  const copy = await stageFile({ path: file.path, name }, target, async (done, total) => {
    context.report({ done, total, unit: 'bytes', note: `Reading ${name}` })
    await context.breathe()
  })
  return { copy, takenAt: statSync(file.path).mtime.toISOString() }
}

function keepAnswer(
  { entries, ...answer }: EvidenceAnswer,
  place: Pick<StagedPiece, 'source' | 'takenAt' | 'folder'>,
): StagedPiece {
  if (answer.kind !== 'accounts') return { ...answer, ...place, entries: [...entries] }
  mkdirSync(place.folder)
  const lines = writeLines(listingFiles(place.folder).accounts)
  try {
    for (const account of entries) lines.add(account)
  } finally {
    lines.close()
  }
  return { ...answer, ...place, entries: [] }
}

function described(
  { entries: _entries, folder: _folder, count, ...piece }: StagedPiece,
  index: number,
  { store, session }: TaskContext,
): EvidencePiece {
  const { managementAccountId } = piece
  const payer =
    managementAccountId === null ? null : payerOfAccount(store, managementAccountId, session.providerKey)
  return {
    ...piece,
    index,
    entries: count,
    payerId: payer?.id ?? null,
    payerName: payer?.name ?? null,
  }
}
