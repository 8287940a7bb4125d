import type {
  ColumnMapping,
  FileNotice,
  FileShape,
  ImportFile,
  ImportId,
  ImportTarget,
} from '../../../shared/contract/imports.ts'
import { Refusal } from '../refusal.ts'
import { dropRuns, type Prediction } from './prediction.ts'
import type { RecordPrediction } from './records/record-prediction.ts'
import type { StagedCopy } from './stage-source.ts'
import { removeStagingFolder } from './staging-folder.ts'

/** A staged file by which the log can tell later what was imported. */
export interface HashedCopy extends StagedCopy {
  readonly sha256: string
}

/** One file of an import as the worker keeps it. */
export interface StagedFile {
  readonly index: number
  readonly name: string
  readonly copy: HashedCopy
  /** The UTF-8 text that is read: the copy itself, or a second one made from it. */
  readonly textPath: string
  readonly document: ImportFile['document']
  readonly shape: FileShape
  readonly newline: '\n' | '\r'
  /** Where the first record begins. */
  readonly dataByte: number
  /** 1-based line of the first record. */
  readonly dataLine: number
  readonly textBytes: number
  readonly titles: readonly string[]
  readonly columns: ImportFile['columns']
  readonly mapping: ColumnMapping
  readonly mappingFrom: ImportFile['mappingFrom']
  /** The AWS state stands in the retired field `Status`. */
  readonly hasOldStatus: boolean
  readonly notices: readonly FileNotice[]
  readonly sample: ImportFile['sample']
  /** For JSON: the line on which each account stands; null: lines are counted in the file itself. */
  readonly entryLines: readonly number[] | null
}

/** One import from opening to closing. */
export interface StagedImport {
  readonly id: ImportId
  readonly workspaceFile: string
  readonly folder: string
  target: ImportTarget
  files: readonly StagedFile[]
  /** Of an import of accounts. */
  prediction: Prediction | null
  /** Of an import of anything else. */
  recordPrediction: RecordPrediction | null
  /** How many previews were made; names the files of each apart. */
  previews: number
}

const imports = new Map<string, StagedImport>()

/** Keeps a new import. */
export function keepImport(staged: StagedImport): void {
  imports.set(staged.id, staged)
}

/** The import of an id; refuses when it was closed or its worker ended. */
export function stagedImport(id: ImportId): StagedImport {
  const staged = imports.get(id)
  if (staged === undefined) throw new Refusal({ code: 'not-found', what: 'import', id })
  return staged
}

/** The file of an import. */
export function stagedFile(staged: StagedImport, index: number): StagedFile {
  const file = staged.files[index]
  if (file === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: String(index) })
  return file
}

/** The ids of what is open for a workspace. */
export function openImportIds(workspaceFile: string): ReadonlySet<string> {
  return new Set(
    [...imports.values()].filter((each) => each.workspaceFile === workspaceFile).map(({ id }) => id),
  )
}

/** Makes the last preview void: something that it rests on changed. */
export function forgetPrediction(staged: StagedImport): void {
  if (staged.prediction !== null) dropRuns(staged.prediction.runs)
  staged.prediction = null
  staged.recordPrediction = null
}

/** Forgets an import and its files; forgetting it twice is no fault. */
export function forgetImport(id: string): void {
  const staged = imports.get(id)
  if (staged === undefined) return
  imports.delete(id)
  removeStagingFolder(staged.folder)
}

/** A file as windows see it. */
export function describeFile(file: StagedFile): ImportFile {
  const { index, name, document, shape, columns, mapping, mappingFrom, notices, sample } = file
  const { sizeBytes, sha256 } = file.copy
  return {
    index,
    name,
    sizeBytes,
    sha256,
    document,
    shape,
    columns,
    mapping,
    mappingFrom,
    notices: [...notices],
    sample,
  }
}
