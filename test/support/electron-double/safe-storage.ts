import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Electron's `safeStorage`, and what a test does to the system's password store. */
export interface SafeStorageDouble {
  readonly module: Readonly<Record<string, unknown>>
  /** What the system offers from now on: a store of its own, none that is safe, or none at all. */
  use(store: 'gnome_libsecret' | 'basic_text' | 'none'): void
  /** The system has another key, as on another machine. */
  changeKey(): void
}

/** What Chromium puts before what it encrypted. */
const PREFIX = Buffer.from('v11')

/** Creates a store with a key that only it knows; before the application is ready nothing is there. */
export function createSafeStorageDouble(isReady: () => boolean): SafeStorageDouble {
  let store: Parameters<SafeStorageDouble['use']>[0] = 'gnome_libsecret'
  let key = randomBytes(32)

  function requireStore(what: string): void {
    if (!isReady() || store === 'none')
      throw new Error(`Error while ${what} the text provided to safeStorage`)
  }

  return {
    module: {
      getSelectedStorageBackend: () => (isReady() ? store : 'unknown'),
      isAsyncEncryptionAvailable: async () => isReady() && store !== 'none',
      encryptStringAsync: async (text: string): Promise<Buffer> => {
        requireStore('encrypting')
        const nonce = randomBytes(12)
        const cipher = createCipheriv('aes-256-gcm', key, nonce)
        const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
        return Buffer.concat([PREFIX, nonce, cipher.getAuthTag(), sealed])
      },
      decryptStringAsync: async (encrypted: Buffer) => {
        requireStore('decrypting')
        const sealed = encrypted.subarray(PREFIX.length)
        const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        cipher.setAuthTag(sealed.subarray(12, 28))
        const text = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8')
        return { shouldReEncrypt: false, result: text }
      },
    },
    use: (next) => {
      store = next
    },
    changeKey: () => {
      key = randomBytes(32)
    },
  }
}
