import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { safeStorage } from 'electron'
import { z } from 'zod'
import { createRunSecrets } from '../core/host/run-secrets.ts'
import type { SecretPort } from '../core/ports.ts'

const Kept = z.record(z.string(), z.base64())

/**
 * Secrets in a file of the user, encrypted with a key that the system keeps (Keychain, DPAPI, libsecret or KWallet).
 * Where the system keeps none they last as long as this run.
 */
export function createKeptSecrets(file: string): SecretPort {
  const ofThisRun = createRunSecrets()
  let turn: Promise<unknown> = Promise.resolve()

  async function edit(name: string, value: string | null): Promise<void> {
    const kept = new Map(Object.entries(await readKept(file)))
    if (value === null) kept.delete(name)
    else kept.set(name, (await safeStorage.encryptStringAsync(value)).toString('base64'))
    // Whole or not at all, and for nobody else to read.
    const partial = `${file}.${randomBytes(4).toString('hex')}.part`
    await writeFile(partial, JSON.stringify(Object.fromEntries(kept)), { mode: 0o600 })
    await rename(partial, file)
  }

  return {
    get: async (name) => {
      if (!(await isSafe())) return ofThisRun.get(name)
      const encrypted = (await readKept(file))[name]
      return encrypted === undefined ? null : decrypt(encrypted)
    },
    set: async (name, value) => {
      if (!(await isSafe())) return ofThisRun.set(name, value)
      // One after the other, for each writes the whole file.
      const done = turn.then(() => edit(name, value))
      turn = done.catch(() => {})
      return done
    },
    isKept: isSafe,
  }
}

/** False where the key would lie in the application itself, readable for all (Linux without a password store). */
async function isSafe(): Promise<boolean> {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
  return safeStorage.isAsyncEncryptionAvailable()
}

/** Null when the key is another one by now (a restored home folder): the user enters the secret again. */
async function decrypt(encrypted: string): Promise<string | null> {
  try {
    return (await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))).result
  } catch {
    return null
  }
}

async function readKept(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    return Kept.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return {}
  }
}
