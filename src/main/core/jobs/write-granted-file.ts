import { open, rename, rm } from 'node:fs/promises'
import type { GrantedFile } from '../ports.ts'
import { notAllowed, Refusal } from '../refusal.ts'

/**
 * Writes a file part by part and answers how many bytes it has. The file appears when it is complete; when anything
 * goes wrong or is cancelled, what was there before stays.
 */
export async function writeGrantedFile(target: GrantedFile, parts: AsyncIterable<string>): Promise<number> {
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

async function writeParts(path: string, parts: AsyncIterable<string>): Promise<number> {
  const file = await open(path, 'w')
  try {
    let total = 0
    for await (const part of parts) {
      const bytes = Buffer.from(part)
      await file.writeFile(bytes)
      total += bytes.length
    }
    await file.sync()
    return total
  } finally {
    await file.close()
  }
}

function writingRefusal(error: unknown, target: GrantedFile): unknown {
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
