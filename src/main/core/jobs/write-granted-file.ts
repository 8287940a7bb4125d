import { open, rename, rm } from 'node:fs/promises'
import type { GrantedFile } from '../ports.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import type { TaskSession } from './task.ts'

type FileParts = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/**
 * Writes texts or bytes part by part to a file that the job was granted. The file appears when it is complete; a cancelled or
 * failed job leaves what was there before. Returns how many bytes it has.
 */
export async function writeGrantedFile(
  session: Pick<TaskSession, 'files'>,
  token: string,
  parts: FileParts,
): Promise<number> {
  const target = session.files.find((file) => file.token === token)
  if (target === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: token })
  const partial = `${target.path}.part`
  try {
    const bytes = await writeParts(partial, parts)
    await rename(partial, target.path)
    return bytes
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw writingRefusal(error, target)
  }
}

async function writeParts(path: string, parts: FileParts): Promise<number> {
  const file = await open(path, 'w')
  try {
    let bytes = 0
    for await (const part of parts) {
      const encoded = typeof part === 'string' ? Buffer.from(part) : part
      await file.writeFile(encoded)
      bytes += encoded.length
    }
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

function writingRefusal(error: unknown, target: GrantedFile): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal({ code: 'disk-full', file: target.name, isPartDone: false })
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
