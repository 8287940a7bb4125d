import { open, rename, rm } from 'node:fs/promises'
import type { TaskContext } from './jobs/task.ts'
import type { GrantedFile } from './ports.ts'
import { notAllowed, Refusal } from './refusal.ts'

/**
 * Writes the granted file behind a token, text by text, and returns its size. The file appears when it is complete; what
 * is cancelled or fails leaves what was there before.
 */
export async function writeGrantedFile(
  { session }: Pick<TaskContext, 'session'>,
  token: string,
  write: (append: (text: string) => Promise<void>) => Promise<void>,
): Promise<number> {
  const target = session.files.find((file) => file.token === token)
  if (target === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: token })
  const partial = `${target.path}.part`
  try {
    const bytes = await writeWhole(partial, write)
    await rename(partial, target.path)
    return bytes
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw writingRefusal(error, target)
  }
}

async function writeWhole(
  path: string,
  write: (append: (text: string) => Promise<void>) => Promise<void>,
): Promise<number> {
  const file = await open(path, 'w')
  try {
    let bytes = 0
    await write(async (text) => {
      const part = Buffer.from(text)
      await file.writeFile(part)
      bytes += part.length
    })
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
