import type { ImportPreview, ImportSettings } from '../../../shared/contract/imports.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import type { StagedImport } from './staged-import.ts'

/** What a commit knows of its preview, whatever is imported. */
interface PreviewFacts {
  readonly settings: ImportSettings
  readonly counts: ImportPreview['counts']
}

/** The refusal of a commit whose preview is no longer true. */
export function outdated(why: string): Refusal {
  return new Refusal({
    code: 'preview-outdated',
    why: `${why} Nothing was written; please check the new preview.`,
  })
}

/** All or nothing, unless staff chose to leave rejected rows behind (CB-22). */
export function refuseRejected({ counts: { rejected }, settings }: PreviewFacts): void {
  if (rejected === 0 || settings.validRowsOnly) return
  const rows = `${countOf(rejected, 'row')} ${rejected === 1 ? 'is' : 'are'} rejected`
  throw notAllowed(
    `${rows}, so nothing was imported. Mend or discard them, or choose “Import valid rows only”.`,
  )
}

/** What the log says an import is about: its files. */
export function subjectOf({ files }: StagedImport): string {
  const [first, ...others] = files.map(({ name }) => name)
  return others.length === 0 ? (first ?? '') : `${first ?? ''} and ${countOf(others.length, 'more file')}`
}

/** Where the rows come from, for the label. */
export function sourceOf({ files }: StagedImport): string {
  return files.length === 1 ? (files[0]?.name ?? '') : countOf(files.length, 'file')
}

/** What the log keeps of an import (domain §5.1 ImportBatch). */
export function detailsOf(
  { files }: StagedImport,
  { settings, counts }: PreviewFacts,
): Record<string, unknown> {
  return {
    files: files.map(({ name, copy, shape, mapping, document }) => ({
      name,
      sha256: copy.sha256,
      sizeBytes: copy.sizeBytes,
      document,
      ...shape,
      mapping,
    })),
    policy: settings.policy,
    validRowsOnly: settings.validRowsOnly,
    fixes: settings.fixes,
    edits: settings.edits.length,
    discarded: settings.discarded.length,
    counts,
  }
}
