import type { SecretAnswer, SecretRequest } from './core-protocol.ts'
import type { SecretPort } from './ports.ts'

/** The core's end: asks the host's thread and waits for its answers. */
export function createSecretRequests(send: (id: number, request: SecretRequest) => void): {
  readonly port: SecretPort
  receive(id: number, answer: SecretAnswer): void
} {
  const waiting = new Map<number, (answer: SecretAnswer) => void>()
  let lastId = 0

  async function ask(request: SecretRequest): Promise<string | boolean | null> {
    const answered = Promise.withResolvers<SecretAnswer>()
    lastId += 1
    waiting.set(lastId, answered.resolve)
    send(lastId, request)
    const answer = await answered.promise
    if (!answer.ok) throw new Error(`the host could not ${request.kind} a secret`)
    return answer.value
  }

  return {
    port: {
      get: async (name) => {
        const value = await ask({ kind: 'get', name })
        return typeof value === 'string' ? value : null
      },
      set: async (name, value) => void (await ask({ kind: 'set', name, value })),
      isKept: async () => (await ask({ kind: 'is-kept' })) === true,
    },
    receive: (id, answer) => {
      waiting.get(id)?.(answer)
      waiting.delete(id)
    },
  }
}

/** The host's end: has the port answer. Never rejects, so that no error can carry a secret across. */
export async function answerSecret(request: SecretRequest, secrets: SecretPort): Promise<SecretAnswer> {
  try {
    switch (request.kind) {
      case 'get':
        return { ok: true, value: await secrets.get(request.name) }
      case 'set':
        await secrets.set(request.name, request.value)
        return { ok: true, value: null }
      case 'is-kept':
        return { ok: true, value: await secrets.isKept() }
    }
  } catch {
    return { ok: false }
  }
}
