import type { CellEdit, ColumnFix, ExistingPolicy, ImportSettings } from '../../shared/contract/imports.ts'
import { withDiscarded, withEdit, withFix, withoutDiscarded, withoutEdits, withoutFix } from './fixes.ts'
import { importState, setImport } from './import-store.ts'
import { missingSentence } from './mapping.ts'
import { cancelWork, doWork } from './import-work.ts'
import { admitLostFiles } from './open-sources.ts'

/** Typing goes on while the rows are checked again; this much quiet starts the check. */
const QUIET_MS = 300

let timer: ReturnType<typeof setTimeout> | undefined
let lastPreview = 0

/** Chooses what happens to accounts that are in the pool already. */
export function choosePolicy(policy: ExistingPolicy): void {
  settle({ ...importState().settings, policy })
}

/** Lets rejected rows be left behind, or makes them stop the import (CB-22). */
export function chooseValidRowsOnly(validRowsOnly: boolean): void {
  // The prediction stays the same, but the core commits only what it predicted under these very settings.
  settle({ ...importState().settings, validRowsOnly })
}

/** Repairs a whole column. */
export function applyFix(fix: ColumnFix): void {
  settle(withFix(importState().settings, fix))
}

/** Takes a repair back. */
export function takeBackFix(fix: ColumnFix): void {
  settle(withoutFix(importState().settings, fix))
}

/** Types one cell over. */
export function editCell(edit: CellEdit): void {
  settle(withEdit(importState().settings, edit))
}

/** Takes back what was typed into a row. */
export function revertRow(record: number): void {
  settle(withoutEdits(importState().settings, record))
}

/** Throws rows out. */
export function discardRows(records: readonly number[]): void {
  settle(withDiscarded(importState().settings, records))
}

/** Brings one thrown out row back. */
export function restoreRow(record: number): void {
  settle(withoutDiscarded(importState().settings, record))
}

/** Brings every thrown out row back. */
export function restoreDiscarded(): void {
  settle({ ...importState().settings, discarded: [] })
}

function settle(settings: ImportSettings): void {
  setImport({ settings, isPreviewCurrent: false, note: null })
  clearTimeout(timer)
  timer = setTimeout(() => void refreshPreview(), QUIET_MS)
}

/** Checks the rows when that has not been done and can be done. */
export function ensurePreview(): void {
  const { files, target, preview, isPreviewCurrent, work } = importState()
  if (files.length === 0 || work !== null || missingSentence(files, target) !== null) return
  if (preview === null || !isPreviewCurrent) void refreshPreview()
}

/** Checks every row anew; only the newest check counts. */
export async function refreshPreview(note: string | null = null): Promise<void> {
  clearTimeout(timer)
  lastPreview += 1
  const mine = lastPreview
  const { importId, settings, work } = importState()
  if (importId === null) return
  if (work?.kind === 'preview') await cancelWork()
  const end = await doWork('preview', 'imports.preview', { importId, settings })
  if (mine !== lastPreview || importState().importId !== importId) return
  if (end.ok) {
    setImport({ preview: end.value, isPreviewCurrent: importState().settings === settings, note })
    return
  }
  if (end.failure.code === 'not-found') {
    admitLostFiles()
    return
  }
  if (end.failure.code !== 'cancelled') setImport({ failure: end.failure })
}
