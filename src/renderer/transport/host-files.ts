import type { PickOptions } from '../../shared/bridge.ts'
import { OperationFailed } from '../../shared/client.ts'
import { FileRef } from '../../shared/contract/files.ts'
import { Reply } from '../../shared/contract/wire.ts'
import type { Browser } from './browser.ts'

/** Files between a browser and the Node host; every failure is thrown as `OperationFailed`. */
export interface HostFiles {
  pickFiles(options: PickOptions): Promise<FileRef[]>
  takeFiles(files: readonly File[]): Promise<FileRef[]>
  saveFile(suggestedName: string): Promise<FileRef | null>
  deliver(file: FileRef): Promise<void>
}

/** Sends and fetches files over HTTP, beside the socket, so that neither side ever holds a whole one in memory. */
export function createHostFiles(browser: Browser): HostFiles {
  async function post(path: '/files' | '/targets', name: string, body: File | null): Promise<FileRef> {
    const url = `${browser.origin}${path}?name=${encodeURIComponent(name)}`
    const reply = await browser.fetch(url, { method: 'POST', body }).then(readReply, () => LOST)
    if (!reply.ok) throw new OperationFailed(path, reply.failure)
    return FileRef.parse(reply.value)
  }

  async function takeFiles(files: readonly File[]): Promise<FileRef[]> {
    const taken: FileRef[] = []
    // In turn: the disk gains nothing from two at once, and the first failure leaves the rest unsent.
    for (const file of files) taken.push(await post('/files', file.name, file))
    return taken
  }

  return {
    pickFiles: async (options) => takeFiles(await browser.chooseFiles(options)),
    takeFiles,
    saveFile: (suggestedName) => post('/targets', suggestedName, null),
    deliver: (file) => {
      browser.download(`${browser.origin}/files/${file.token}`)
      return Promise.resolve()
    },
  }
}

const LOST: Reply = { ok: false, failure: { code: 'disconnected' } }

async function readReply(response: Response): Promise<Reply> {
  const reply = Reply.safeParse(await response.json().catch(() => null))
  // Anything that is no reply came from a server that does not know this window (any more).
  return reply.success ? reply.data : LOST
}
