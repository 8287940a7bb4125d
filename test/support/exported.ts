import { readFileSync } from 'node:fs'
import type { FileToken } from '../../src/shared/contract/files.ts'
import type { RowFile } from '../../src/shared/contract/row-text.ts'
import type { TestCore } from './open-test-core.ts'

/** What an export of a list wrote: `write` runs it into the file it is given. */
export async function exported(
  core: Pick<TestCore, 'grantTarget'>,
  format: RowFile['format'],
  write: (file: { readonly format: RowFile['format']; readonly target: FileToken }) => Promise<unknown>,
): Promise<string> {
  const { ref, path } = core.grantTarget(`list.${format}`)
  await write({ format, target: ref.token })
  return readFileSync(path, 'utf8')
}

/** The cells of a CSV text without quotes, line by line, the headings first. */
export function cellsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'))
}
