import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newFileToken } from '../core/host/grant-file.ts'

/** Dropped content that lies nowhere on the disk, kept until the application ends. */
export interface LooseFiles {
  /** Returns the path of the copy. */
  keep(content: ArrayBuffer): Promise<string>
  discard(): Promise<void>
}

/** Opens a temporary folder when the first such file arrives. */
export function createLooseFiles(): LooseFiles {
  let folder: Promise<string> | null = null
  return {
    keep: async (content) => {
      folder ??= mkdtemp(join(tmpdir(), 'quartermaster-'))
      const path = join(await folder, newFileToken())
      await writeFile(path, new Uint8Array(content), { mode: 0o600 })
      return path
    },
    discard: async () => {
      if (folder !== null) await rm(await folder, { recursive: true, force: true })
    },
  }
}
