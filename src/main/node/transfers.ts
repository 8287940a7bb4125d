import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileRef } from '../../shared/contract/files.ts'
import type { CoreLink } from '../core/core-link.ts'
import { grantFile, newFileToken } from '../core/host/grant-file.ts'

/** A file on its way to the browser. */
export interface Download {
  readonly name: string
  readonly sizeBytes: number
  /** Sends the content, then removes the file. */
  send(to: Writable): Promise<void>
}

/** Files between browser and core, in a temporary folder of this start. */
export interface Transfers {
  /** Keeps what the browser sends; rejects with `TooLarge` beyond the limit. Nothing stays of a broken upload. */
  receive(name: string, from: Readable): Promise<FileRef>
  /** A place for a job to write to, fetched afterwards by `takeDownload`. */
  createTarget(name: string): Promise<FileRef>
  /** The written file behind a token of `createTarget`, once; null for every other token. */
  takeDownload(token: string): Promise<Download | null>
  close(): Promise<void>
}

/** An upload went over the limit. */
export class TooLarge extends Error {}

/** Opens the temporary folder. */
export async function openTransfers(core: CoreLink, maxUploadBytes: number): Promise<Transfers> {
  const folder = await mkdtemp(join(tmpdir(), 'quartermaster-'))
  const targets = new Map<string, { readonly path: string; readonly name: string }>()
  // Names come from outside; paths never do.
  const newPath = (): string => join(folder, newFileToken())

  return {
    receive: async (name, from) => {
      const path = newPath()
      try {
        // A refused upload is still read to its end, or the browser would report a broken connection instead.
        const chunks = from.iterator({ destroyOnReturn: false })
        await pipeline(chunks, limitedTo(maxUploadBytes), createWriteStream(path, { mode: 0o600 }))
      } catch (error) {
        await rm(path, { force: true })
        from.resume()
        throw error
      }
      return grantFile(core, path, name)
    },
    createTarget: async (name) => {
      const path = newPath()
      const file = await grantFile(core, path, name)
      targets.set(file.token, { path, name })
      return file
    },
    takeDownload: async (token) => {
      const target = targets.get(token)
      if (target === undefined) return null
      targets.delete(token)
      const written = await stat(target.path).catch(() => null)
      if (written === null) return null
      return {
        name: target.name,
        sizeBytes: written.size,
        send: async (to) => {
          await pipeline(createReadStream(target.path), to)
          await rm(target.path, { force: true })
        },
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

function limitedTo(maxBytes: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* limit(source) {
    let seenBytes = 0
    for await (const chunk of source) {
      seenBytes += chunk.length
      if (seenBytes > maxBytes) throw new TooLarge()
      yield chunk
    }
  }
}
