import type { GrantedFile } from '../ports.ts'
import { notAllowed, Refusal } from '../refusal.ts'

/** What an error of the disk means for a file that a job writes; anything else as it is. */
export function writingRefusal(error: unknown, target: GrantedFile): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal({ code: 'disk-full', file: target.name })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'EISDIR':
    case 'ENOTDIR':
      return notAllowed(`${target.name} cannot be written there. Choose another folder or name.`)
    default:
      return error
  }
}
