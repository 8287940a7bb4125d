import type { FileShape, ImportFile } from '../../../shared/contract/imports.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { TaskContext } from '../jobs/task.ts'
import { writePreference } from '../store/change.ts'
import { headerSignature, rememberMapping } from './mapping-profile-table.ts'
import { readFile } from './read-file.ts'
import type { WantedFileShape } from './read-shape.ts'
import {
  describeFile,
  forgetPrediction,
  stagedFile,
  stagedImport,
  type StagedImport,
} from './staged-import.ts'

type FileChoiceShape = NonNullable<ParsedInputOf<'imports.configure'>['shape']>

/** Reads a staged file anew with another shape or mapping; the preview made before is void then. */
export async function configureImport(
  { importId, file: index, shape, mapping, isRemembered }: ParsedInputOf<'imports.configure'>,
  context: TaskContext,
): Promise<{ readonly file: ImportFile }> {
  const staged = stagedImport(importId)
  const before = stagedFile(staged, index)
  const isReshaped = shape !== undefined && Object.keys(shape).length > 0
  let file = before
  if (isReshaped || mapping !== undefined) {
    const source = { index, name: before.name, copy: before.copy }
    const chosen = { shape: chosenShape(before.shape, shape ?? {}), mapping, target: staged.target }
    file = readFile(context.store, source, chosen)
    staged.files = staged.files.map((each) => (each.index === index ? file : each))
    forgetPrediction(staged)
  }
  if (isRemembered === true) await remember(staged, index, context)
  return { file: describeFile(file) }
}

/** Reads every file anew as rows of another target; how they are laid out stays. */
export function retargetImport(
  { importId, target }: ParsedInputOf<'imports.retarget'>,
  context: TaskContext,
): { readonly files: ImportFile[] } {
  const staged = stagedImport(importId)
  staged.files = staged.files.map(({ index, name, copy, shape }) =>
    readFile(context.store, { index, name, copy }, { shape, target }),
  )
  staged.target = target
  forgetPrediction(staged)
  return { files: staged.files.map(describeFile) }
}

/** What is left out stays; only another encoding lets separator and header be looked for anew, for it makes another text. */
function chosenShape(before: FileShape, shape: FileChoiceShape): WantedFileShape {
  if (shape.encoding === undefined || shape.encoding === before.encoding) {
    return {
      encoding: before.encoding,
      separator: shape.separator ?? before.separator,
      headerLine: shape.headerLine ?? before.headerLine,
    }
  }
  return { encoding: shape.encoding, separator: shape.separator, headerLine: shape.headerLine }
}

async function remember(staged: StagedImport, index: number, context: TaskContext): Promise<void> {
  const { store } = context
  const file = stagedFile(staged, index)
  const at = store.ports.now().toISOString()
  const profile = { signature: headerSignature(file.titles, staged.target), mapping: file.mapping, at }
  await context.write(() => ({
    value: writePreference(store, (db) => rememberMapping(db, profile)),
    effects: [],
  }))
}
