import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ImportId, ImportFile, ImportTarget } from '../../../shared/contract/imports.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { targetOfHeader } from '../../../shared/domain/column-names.ts'
import type { TaskContext } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'
import { expectMayImport } from './expect-may-import.ts'
import { readFile } from './read-file.ts'
import { stageFile, stageText } from './stage-source.ts'
import { describeFile, keepImport, openImportIds, type HashedCopy, type StagedFile } from './staged-import.ts'
import { makeStagingFolder, removeOrphans, removeStagingFolder } from './staging-folder.ts'

type Source = ParsedInputOf<'imports.open'>['sources'][number]

/** Copies the sources into the staging folder and reads what they are. Refuses the first that holds no table. */
export async function openImport(
  { sources, target: wanted }: ParsedInputOf<'imports.open'>,
  context: TaskContext,
): Promise<{ readonly importId: ImportId; readonly target: ImportTarget; readonly files: ImportFile[] }> {
  const { workspaceFile, store, session } = context
  if (wanted !== undefined) expectMayImport(session, wanted)
  // Whatever an earlier worker left behind belongs to nobody any more.
  removeOrphans(workspaceFile, openImportIds(workspaceFile))
  const importId = store.ports.newId() as ImportId
  const folder = makeStagingFolder(workspaceFile, importId)
  try {
    const files: StagedFile[] = []
    let target = wanted
    for (const [index, source] of sources.entries()) {
      const name = source.kind === 'file' ? source.file.name : source.name
      const copy = await stage(source, join(folder, `source-${index}`), context)
      const file = { index, name, copy }
      const read = readFile(store, file, { target })
      // The first file says what the rows become, where nobody chose it.
      target ??= targetOfHeader(read.titles)
      expectMayImport(session, target)
      files.push(target === 'accounts' ? read : readFile(store, file, { target }))
      await context.breathe()
    }
    const nothingYet = { prediction: null, recordPrediction: null, previews: 0 }
    keepImport({ id: importId, workspaceFile, folder, target: target ?? 'accounts', files, ...nothingYet })
    return { importId, target: target ?? 'accounts', files: files.map(describeFile) }
  } catch (error) {
    removeStagingFolder(folder)
    throw error
  }
}

async function stage(source: Source, target: string, context: TaskContext): Promise<HashedCopy> {
  const hash = createHash('sha256')
  if (source.kind === 'text') {
    const sha256 = hash.update(source.text).digest('hex')
    return { ...stageText(source.text, target), sha256 }
  }
  const { token, name } = source.file
  const file = context.session.files.find((each) => each.token === token)
  if (file === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: token })
  const copy = await stageFile({ path: file.path, name }, target, async (copied, total, chunk) => {
    hash.update(chunk)
    context.report({ done: copied, total, unit: 'bytes', note: `Reading ${name}` })
    await context.breathe()
  })
  return { ...copy, sha256: hash.digest('hex') }
}
