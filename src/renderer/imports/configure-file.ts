import type { ColumnMapping, FileShape, ImportTarget } from '../../shared/contract/imports.ts'
import { INITIAL_SETTINGS } from './fixes.ts'
import { importState, setImport } from './import-store.ts'
import { doWork } from './import-work.ts'
import { replaceFile } from './open-sources.ts'

let lastConfigured = 0

/** Reads a file anew with another encoding, separator or header line. */
export async function chooseShape(file: number, shape: Partial<FileShape>): Promise<void> {
  await configure(file, { shape })
}

/** Matches a file's columns by hand; the screen shows it at once and the core follows. */
export async function chooseMapping(file: number, mapping: ColumnMapping): Promise<void> {
  const { files } = importState()
  const before = files.find(({ index }) => index === file)
  if (before === undefined) return
  replaceFile({ ...before, mapping, mappingFrom: 'chosen' })
  await configure(file, { mapping })
}

/** Keeps a file's mapping for the next file with the same header, or not. */
export async function chooseRemembered(file: number, isRemembered: boolean): Promise<void> {
  const others = importState().remembered.filter((each) => each !== file)
  setImport({ remembered: isRemembered ? [...others, file] : others })
  const found = importState().files.find(({ index }) => index === file)
  if (found !== undefined) await configure(file, { mapping: found.mapping, isRemembered })
}

/** Reads all files anew as rows of another target; what was settled about the rows is void then. */
export async function chooseTarget(target: ImportTarget): Promise<void> {
  const { importId, target: before } = importState()
  if (importId === null || target === before) return
  const end = await doWork('configure', 'imports.retarget', { importId, target })
  if (importState().importId !== importId) return
  if (!end.ok) {
    if (end.failure.code !== 'cancelled') setImport({ failure: end.failure })
    return
  }
  setImport({ target, remembered: [], settings: INITIAL_SETTINGS })
  for (const file of end.value.files) replaceFile(file)
}

async function configure(
  file: number,
  change: { shape?: Partial<FileShape>; mapping?: ColumnMapping; isRemembered?: boolean },
): Promise<void> {
  const { importId, remembered } = importState()
  if (importId === null) return
  lastConfigured += 1
  const mine = lastConfigured
  const end = await doWork('configure', 'imports.configure', {
    importId,
    file,
    isRemembered: remembered.includes(file),
    ...change,
  })
  // A quick second choice may be on its way already: only its answer counts.
  if (mine !== lastConfigured || importState().importId !== importId) return
  if (end.ok) replaceFile(end.value.file)
  else if (end.failure.code !== 'cancelled') setImport({ failure: end.failure })
}
