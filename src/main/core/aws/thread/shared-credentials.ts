import type { AwsCredentialIdentity } from '@smithy/types'
import { Refusal } from '../../refusal.ts'

/** Credentials that end sooner than this are fetched anew. Milliseconds. */
const MARGIN_MS = 5 * 60_000

/** Credentials of one profile, fetched once for everybody who needs them. */
export interface SharedCredentials {
  readonly provide: () => Promise<AwsCredentialIdentity>
  /** Waits for them; throws `Refusal` (cancelled) as soon as the signal says so. */
  readonly wait: (signal: AbortSignal) => Promise<void>
  /** Fetches them anew next time. */
  readonly forget: () => void
}

interface Fetch {
  readonly credentials: Promise<AwsCredentialIdentity>
  /** Ends the fetch when nobody waits for it any more: no device is asked for a code in vain. */
  readonly abandon: () => void
  waiting: number
  endsAt: number
}

/**
 * Fetches credentials once and keeps them until shortly before they end. Who asks meanwhile waits for the same fetch: a
 * code of an MFA device is good for one. A fetch that fails is not kept.
 */
export function shareCredentials(
  fetch: (abandoned: AbortSignal) => Promise<AwsCredentialIdentity>,
): SharedCredentials {
  let kept: Fetch | null = null

  function current(): Fetch {
    if (kept !== null && Date.now() < kept.endsAt) return kept
    const controller = new AbortController()
    const begun: Fetch = {
      credentials: fetch(controller.signal),
      abandon: () => controller.abort(),
      waiting: 0,
      endsAt: Number.POSITIVE_INFINITY,
    }
    kept = begun
    void follow(begun)
    return begun
  }

  async function follow(begun: Fetch): Promise<void> {
    try {
      const { expiration } = await begun.credentials
      if (expiration !== undefined) begun.endsAt = expiration.getTime() - MARGIN_MS
    } catch {
      // Whoever asked hears of it.
      if (kept === begun) kept = null
    }
  }

  async function wait(signal: AbortSignal): Promise<void> {
    const begun = current()
    const cancelled = Promise.withResolvers<never>()
    const cancel = (): void => cancelled.reject(new Refusal({ code: 'cancelled' }))
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel)
    begun.waiting += 1
    try {
      await Promise.race([begun.credentials, cancelled.promise])
    } finally {
      signal.removeEventListener('abort', cancel)
      begun.waiting -= 1
      if (signal.aborted && begun.waiting === 0) begun.abandon()
    }
  }

  return {
    provide: () => current().credentials,
    wait,
    forget: () => {
      kept = null
    },
  }
}
