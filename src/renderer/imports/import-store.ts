import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { InputOf, OutputOf } from '../../shared/contract/index.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { FileRef } from '../../shared/contract/files.ts'
import type {
  ImportFile,
  ImportId,
  ImportOutcome,
  ImportPreview,
  ImportSettings,
  ImportTarget,
} from '../../shared/contract/imports.ts'
import type { Job } from '../../shared/contract/jobs.ts'
import type { GridPlace, GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { INITIAL_SETTINGS } from './fixes.ts'

/** The four steps of screens.md › Import, in order. */
export const IMPORT_STEPS = ['choose', 'match', 'review', 'result'] as const
export type ImportStep = (typeof IMPORT_STEPS)[number]

/** Which rows of the review are shown. */
export type ReviewFilter = InputOf<'imports.page'>['filter']

/** What somebody dropped, chose or pasted. */
export type ImportSource =
  | { readonly kind: 'file'; readonly file: FileRef }
  | { readonly kind: 'text'; readonly name: string; readonly text: string }

/** A file that could not be read, and why; the others go on without it. */
export interface RefusedSource {
  readonly name: string
  readonly failure: Failure
}

/** Long work that this screen waits for. */
export interface ImportWork {
  readonly kind: 'open' | 'configure' | 'preview' | 'run' | 'undo' | 'rejects'
  readonly job: Job | null
}

/** Everything the import screen knows between its steps. */
export interface ImportState {
  readonly step: ImportStep
  readonly sources: readonly ImportSource[]
  readonly refused: readonly RefusedSource[]
  readonly importId: ImportId | null
  /** What the rows become. */
  readonly target: ImportTarget
  readonly files: readonly ImportFile[]
  /** Indexes of files whose mapping is kept for the next file with the same header. */
  readonly remembered: readonly number[]
  readonly settings: ImportSettings
  readonly preview: ImportPreview | null
  /** False while a change of the settings waits for its preview. */
  readonly isPreviewCurrent: boolean
  readonly filter: ReviewFilter
  /** The rows of the review that are chosen, and where in them somebody was. */
  readonly selection: GridSelection
  readonly place: GridPlace | null
  readonly work: ImportWork | null
  readonly failure: Failure | null
  /** What the screen did by itself and should say, e.g. that it made a new preview. */
  readonly note: string | null
  readonly outcome: ImportOutcome | null
  readonly undone: OutputOf<'activity.undo'> | null
}

/** An import that has not begun. */
export const EMPTY_IMPORT: ImportState = {
  step: 'choose',
  sources: [],
  refused: [],
  importId: null,
  target: 'accounts',
  files: [],
  remembered: [],
  settings: INITIAL_SETTINGS,
  preview: null,
  isPreviewCurrent: false,
  filter: {},
  selection: NO_SELECTION,
  place: null,
  work: null,
  failure: null,
  note: null,
  outcome: null,
  undone: null,
}

/** The import of this window. It outlives the screen, and a reload of the window as far as the core still has its files. */
export const useImportStore = create<ImportState>()(
  persist(() => EMPTY_IMPORT, {
    name: 'import',
    storage: createJSONStorage(() => sessionStorage),
    // A pasted text may be larger than the browser keeps; the core has its own copy of it.
    // Sets are no JSON, and a place is only good for a screen that was left.
    partialize: ({ work, sources, ...rest }) => ({
      ...rest,
      selection: undefined,
      place: undefined,
      sources: sources.filter(({ kind }) => kind === 'file'),
      work: work?.kind === 'run' ? work : null,
    }),
  }),
)

/** The state at this moment, for actions. */
export const importState = useImportStore.getState

/** Changes some of the state. */
export function setImport(part: Partial<ImportState>): void {
  useImportStore.setState(part)
}

/** True from opening files until they are imported or discarded. */
export function isUnfinished({ importId, outcome }: ImportState): boolean {
  return importId !== null && outcome === null
}

/** True while closing the window would lose more than the choice of files: their copies end with the core. */
export function hasWorkToLose(state: ImportState): boolean {
  if (!isUnfinished(state)) return false
  const { fixes, edits, discarded } = state.settings
  const isPasted = state.sources.filter(({ kind }) => kind === 'file').length < state.files.length
  const isMended = fixes.length + edits.length + discarded.length > 0
  const isMatched = state.files.some(({ mappingFrom }) => mappingFrom === 'chosen')
  return isPasted || isMended || isMatched || state.work?.kind === 'run'
}
