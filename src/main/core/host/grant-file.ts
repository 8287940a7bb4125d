import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileRef, FileToken } from '../../../shared/contract/files.ts'
import type { CoreLink } from '../core-link.ts'

/** A new token for a file; nobody can guess it. */
export function newFileToken(): FileToken {
  return randomBytes(24).toString('base64url') as FileToken
}

/** Lets the core use a path under a new token; the answer is all a window learns of it. A file not there yet has no bytes. */
export async function grantFile(core: CoreLink, path: string, name = basename(path)): Promise<FileRef> {
  const token = newFileToken()
  const sizeBytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
  core.grant({ token, path, name })
  return { token, name, sizeBytes }
}
