import { rmSync } from 'node:fs'
import type { ImportPreview, ImportSettings } from '../../../shared/contract/imports.ts'
import type { RowEdits } from '../../../shared/domain/account-row.ts'
import type { RowRule } from '../../../shared/domain/account-row-rule.ts'
import { openRunFile } from './run-file.ts'
import type { RunCursor } from './run-merge.ts'
import type { RecordOutcomes } from './record-outcomes.ts'
import type { SortedRun } from './sorted-run.ts'

/** Where records lie, block by block, so that any of them can be read again. */
export interface BlockPlace {
  readonly file: number
  readonly startByte: number
  readonly endByte: number
  /** Number of its first record over all files; blank lines are no records. */
  readonly firstRecord: number
  /** 1-based line on which it begins; counted when somebody asks. */
  line: number | null
}

/** A row that an earlier row of the same id came before. */
export interface Duplicate {
  readonly record: number
  readonly first: number
}

/** What a preview found out; a commit does exactly this, or nothing. */
export interface Prediction {
  readonly previewId: string
  readonly storeVersion: number
  readonly providerKey: number
  readonly settings: ImportSettings
  /** By file. */
  readonly rules: readonly RowRule[]
  readonly edits: ReadonlyMap<number, RowEdits>
  readonly blocks: readonly BlockPlace[]
  readonly outcomes: RecordOutcomes
  readonly counts: ImportPreview['counts']
  readonly duplicates: readonly Duplicate[]
  readonly runs: AcceptedRuns
}

/** The accepted rows in sorted runs: one in memory, or all of them in files. */
export interface AcceptedRuns {
  readonly hasTexts: boolean
  /** How many rows, duplicates included. */
  readonly count: number
  readonly inMemory: SortedRun | null
  readonly files: readonly string[]
}

/** Opens every run for merging. */
export function runCursors({ inMemory, files }: AcceptedRuns): RunCursor[] {
  return inMemory === null ? files.map(openRunFile) : [inMemory.cursor()]
}

/** Lets go of accepted rows that nobody will commit any more. */
export function dropRuns(runs: AcceptedRuns): void {
  runs.inMemory?.release()
  for (const file of runs.files) rmSync(file, { force: true })
}

/** Edits by record. */
export function editsByRecord(settings: ImportSettings): ReadonlyMap<number, RowEdits> {
  const byRecord = new Map<number, Map<ImportSettings['edits'][number]['field'], string>>()
  for (const { record, field, value } of settings.edits) {
    const edits = byRecord.get(record) ?? new Map<ImportSettings['edits'][number]['field'], string>()
    byRecord.set(record, edits.set(field, value))
  }
  return byRecord
}

/** Names the prediction; the version of the store is part of the name. */
export function previewIdOf(importId: string, preview: number, storeVersion: number): string {
  return `${importId}.${preview}.${storeVersion}`
}

/** Where the rows of a record's block can be found. */
export function blockOf(blocks: readonly BlockPlace[], record: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle]?.firstRecord ?? 0) <= record) low = middle
    else high = middle - 1
  }
  return low
}
