import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountDraft } from '../../../shared/domain/account-row.ts'
import type { AcceptedRuns } from './prediction.ts'
import { writeRunFile } from './run-file.ts'
import { createSortedRun } from './sorted-run.ts'

/** Takes accepted rows in file order and keeps them in sorted runs, so that memory stays the same for any number of rows. */
export interface AcceptedRows {
  add(record: number, draft: AccountDraft): void
  /** Sorts what is left; the rows can be merged from then on. */
  finish(): AcceptedRuns
  /** Removes what was written; for an import that stops in the middle. */
  discard(): void
}

/** Starts collecting; runs that do not fit into memory go to files at `place`. */
export function createAcceptedRows(
  place: { readonly folder: string; readonly name: string },
  rows: { readonly hasTexts: boolean; readonly fileBytes: number },
): AcceptedRows {
  const { hasTexts } = rows
  const run = createSortedRun(hasTexts, rows.fileBytes)
  const files: string[] = []
  let count = 0

  function putAway(): void {
    run.sort()
    const path = join(place.folder, `${place.name}-run-${files.length}`)
    // The name first: an interrupted write leaves a file that is removed with the others.
    files.push(path)
    writeRunFile(path, run.cursor())
  }

  return {
    add: (record, draft) => {
      if (!run.hasRoom(record, draft)) {
        putAway()
        run.reset(record)
      }
      run.add(record, draft)
      count += 1
    },
    finish: () => {
      if (files.length === 0) {
        run.sort()
        return { hasTexts, count, inMemory: run, files }
      }
      putAway()
      run.release()
      return { hasTexts, count, inMemory: null, files }
    },
    discard: () => {
      run.release()
      for (const file of files) rmSync(file, { force: true })
    },
  }
}
