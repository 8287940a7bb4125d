import type { SecretPort } from '../ports.ts'

/** Secrets in memory, gone when this run ends: for hosts that have no safe place. */
export function createRunSecrets(): SecretPort {
  const secrets = new Map<string, string>()
  return {
    get: (name) => Promise.resolve(secrets.get(name) ?? null),
    set: async (name, value) => {
      if (value === null) secrets.delete(name)
      else secrets.set(name, value)
    },
    isKept: () => Promise.resolve(false),
  }
}
