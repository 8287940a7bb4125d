import { expect, test } from 'vitest'
import { openingFailureText } from '../../../../src/main/core/host/opening-failure-text.ts'
import type { Failure } from '../../../../src/shared/contract/failure.ts'

const FILE = '/data/pool.sqlite'

test.each<[Failure, string]>([
  [
    { code: 'store-in-use', file: 'pool.sqlite' },
    'The workspace /data/pool.sqlite is open in another window: go on there, or close it and start again.',
  ],
  [
    { code: 'store-from-future', file: 'pool.sqlite', version: 90, known: 10 },
    'The workspace /data/pool.sqlite was written by a newer Quartermaster (schema 90, this one knows 10): update Quartermaster, or open another file with --workspace.',
  ],
  [
    { code: 'store-damaged', file: 'pool.sqlite', why: 'file is not a database' },
    'The file /data/pool.sqlite cannot be read as a workspace (file is not a database): put back a backup from /data/pool.sqlite-backups, or open another file with --workspace.',
  ],
  [
    { code: 'store-read-only', file: 'pool.sqlite' },
    'The workspace /data/pool.sqlite cannot be written: give yourself write access to the file and its folder, or open another file with --workspace.',
  ],
  [
    { code: 'disk-full', file: 'pool.sqlite', isPartDone: false },
    'The disk that holds /data/pool.sqlite is full: make room on it and start again.',
  ],
  [
    { code: 'unexpected', reference: 'abc-1' },
    'The workspace /data/pool.sqlite could not be opened because of a fault in Quartermaster; the log above has it under abc-1.',
  ],
  [{ code: 'busy', with: 'x' }, 'The workspace /data/pool.sqlite could not be opened (busy).'],
])('%o says what to do', (failure, text) => {
  expect(openingFailureText(failure, FILE)).toBe(text)
})
