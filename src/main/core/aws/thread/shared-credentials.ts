import type { AwsCredentialIdentity } from '@smithy/types'

/** Credentials that end sooner than this are fetched anew. Milliseconds. */
const MARGIN_MS = 5 * 60_000

/** Credentials of one profile, fetched once for everybody who needs them. */
export interface SharedCredentials {
  readonly provide: () => Promise<AwsCredentialIdentity>
  /** Fetches them anew next time. */
  readonly forget: () => void
}

/**
 * Fetches credentials once and keeps them until shortly before they end. Who asks meanwhile waits for the same fetch: a
 * code of an MFA device is good for one. A fetch that fails is not kept.
 */
export function shareCredentials(fetch: () => Promise<AwsCredentialIdentity>): SharedCredentials {
  let kept: Promise<AwsCredentialIdentity> | null = null
  let endsAt = Number.POSITIVE_INFINITY
  const begin = (): Promise<AwsCredentialIdentity> => {
    const fetching = fetch()
    kept = fetching
    endsAt = Number.POSITIVE_INFINITY
    void follow(fetching)
    return fetching
  }
  const follow = async (fetching: Promise<AwsCredentialIdentity>): Promise<void> => {
    try {
      const { expiration } = await fetching
      if (kept === fetching && expiration !== undefined) endsAt = expiration.getTime() - MARGIN_MS
    } catch {
      // Whoever asked hears of it.
      if (kept === fetching) kept = null
    }
  }
  return {
    provide: () => (kept === null || Date.now() >= endsAt ? begin() : kept),
    forget: () => {
      kept = null
    },
  }
}
