import { bridge, call } from '../api.ts'
import type { ImportFile, ImportTarget } from '../../shared/contract/imports.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { presetOfAddress } from './import-address.ts'
import { missingFields } from './mapping.ts'
import {
  EMPTY_IMPORT,
  importState,
  setImport,
  type ImportSource,
  type RefusedSource,
} from './import-store.ts'
import { doWork } from './import-work.ts'

/** Endings offered when files are picked; anything else can still be dropped. */
const EXTENSIONS = ['csv', 'tsv', 'txt', 'json'] as const

/** Lets the user pick files, then reads them together with those chosen before. */
export async function chooseFiles(): Promise<void> {
  const files = await bridge.pickFiles({ isMultiple: true, extensions: EXTENSIONS })
  if (files.length > 0) await addSources(files.map((file) => ({ kind: 'file', file })))
}

/** Takes dropped files. */
export async function takeFiles(dropped: readonly File[]): Promise<void> {
  const files = await bridge.takeFiles(dropped)
  if (files.length > 0) await addSources(files.map((file) => ({ kind: 'file', file })))
}

/** Takes pasted rows. */
export async function takePaste(text: string): Promise<void> {
  const pastes = importState().sources.filter(({ kind }) => kind === 'text').length
  const name = pastes === 0 ? 'Pasted rows' : `Pasted rows ${pastes + 1}`
  await addSources([{ kind: 'text', name, text }])
}

async function addSources(added: readonly ImportSource[]): Promise<void> {
  const state = importState()
  // After a finished import the next file begins a new one.
  const before = state.outcome === null ? state.sources : []
  if (state.outcome !== null) setImport({ ...EMPTY_IMPORT })
  await openSources([...before, ...added])
}

/** Leaves one of the chosen sources out again. */
export async function removeSource(index: number): Promise<void> {
  const sources = importState().sources.filter((_, each) => each !== index)
  if (sources.length === 0) await discardImport()
  else await openSources(sources)
}

/** Reads the sources as one import; what cannot be read is named and left out, the rest goes on. */
async function openSources(sources: readonly ImportSource[]): Promise<void> {
  const before = importState()
  const refused: RefusedSource[] = []
  const wanted = before.importId === null ? presetOfAddress() : before.target
  const target = wanted === null ? {} : { target: wanted }
  let readable = sources
  while (readable.length > 0) {
    const end = await doWork('open', 'imports.open', { sources: [...readable], ...target })
    if (end.ok) {
      setImport({
        ...EMPTY_IMPORT,
        sources: readable,
        refused,
        importId: end.value.importId,
        target: end.value.target,
        files: end.value.files,
        settings: before.settings.edits.length === 0 ? before.settings : EMPTY_IMPORT.settings,
        work: importState().work,
      })
      if (before.importId !== null) await forget(before.importId)
      await carryOver(before.files)
      if (refused.length === 0) setImport({ step: nextStepFor(importState()) })
      return
    }
    const { failure } = end
    const bad =
      failure.code === 'unreadable-file' ? readable.findIndex((each) => nameOf(each) === failure.file) : -1
    if (bad < 0) {
      setImport({ refused, failure: failure.code === 'cancelled' ? null : failure })
      return
    }
    refused.push({ name: nameOf(readable[bad]), failure })
    readable = readable.filter((_, index) => index !== bad)
  }
  setImport({ refused })
}

/** What was settled for a file that is still there stays settled. */
async function carryOver(before: readonly ImportFile[]): Promise<void> {
  for (const file of importState().files) {
    const old = before.find(({ sha256, mappingFrom }) => sha256 === file.sha256 && mappingFrom === 'chosen')
    const { importId } = importState()
    if (old === undefined || importId === null) continue
    const end = await doWork('configure', 'imports.configure', {
      importId,
      file: file.index,
      shape: old.shape,
      mapping: old.mapping,
    })
    if (end.ok) replaceFile(end.value.file)
  }
}

/** A file whose columns are all known and that shows nothing odd needs no matching by hand. */
function nextStepFor({
  files,
  target,
}: {
  readonly files: readonly ImportFile[]
  readonly target: ImportTarget
}): 'match' | 'review' {
  const isPlain = files.every(
    (file) =>
      (file.mappingFrom === 'names' || file.mappingFrom === 'remembered') &&
      missingFields(file.mapping, target).length === 0 &&
      file.notices.every(({ level }) => level === 'info'),
  )
  return isPlain ? 'review' : 'match'
}

/** Puts the newly read file in the place of the old one. */
export function replaceFile(file: ImportFile): void {
  const files = importState().files.map((each) => (each.index === file.index ? file : each))
  // Other rows may stand where the chosen ones stood.
  setImport({ files, preview: null, isPreviewCurrent: false, selection: NO_SELECTION, place: null })
}

/** Forgets the import: files, matches, edits. */
export async function discardImport(): Promise<void> {
  const { importId } = importState()
  setImport(EMPTY_IMPORT)
  if (importId !== null) await forget(importId)
}

/** Begins anew, and says so, when the core has the files no longer: it ended meanwhile, or another window discarded them. */
export function admitLostFiles(): void {
  setImport({ ...EMPTY_IMPORT, note: 'The files are no longer at hand. Please choose them again.' })
}

async function forget(importId: NonNullable<ReturnType<typeof importState>['importId']>): Promise<void> {
  // The core forgets staged files by itself when it ends, so that a lost connection here does no harm.
  await call('imports.close', { importId }).catch(() => undefined)
}

/** The name by which people know a source. */
export function nameOf(source: ImportSource | undefined): string {
  if (source === undefined) return ''
  return source.kind === 'file' ? source.file.name : source.name
}
