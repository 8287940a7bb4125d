/** What of an SDK error is safe and useful: never its stack, never its response. */
export interface ErrorFacts {
  readonly name: string
  readonly message: string
  /** Reason that a modelled error has as a member. */
  readonly reason: string | null
  /** Code of the network: ECONNREFUSED, CERT_HAS_EXPIRED … */
  readonly networkCode: string | null
  readonly status: number | null
  /** How often it was sent; null when nobody counted. */
  readonly attempts: number | null
  /** AWS itself answered: its answers have a request id, a proxy's have none. */
  readonly isOfAws: boolean
}

/** Reads an error of the SDK, whichever family of names it belongs to. */
export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) {
    return {
      name: 'Unknown',
      message: '',
      reason: null,
      networkCode: null,
      status: null,
      attempts: null,
      isOfAws: false,
    }
  }
  const { Reason, code, $metadata } = error as Error & {
    readonly Reason?: unknown
    readonly code?: unknown
    readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number }
  }
  const isReal = !['Error', 'SyntaxError', 'TypeError', 'Unknown', 'UnknownError', 'TimeoutError'].includes(
    error.name,
  )
  return {
    name: error.name,
    message: error.message,
    reason: typeof Reason === 'string' ? Reason : null,
    networkCode: typeof code === 'string' && /^[A-Z][A-Z_0-9]+$/.test(code) ? code : null,
    status: $metadata?.httpStatusCode ?? null,
    attempts: $metadata?.attempts ?? null,
    isOfAws: isReal && $metadata?.httpStatusCode !== undefined,
  }
}
