import type { ErrorFacts } from './error-facts.ts'

const NAME = 'The address of AWS could not be looked up. This machine seems to have no network.'
const REFUSED = 'Nothing answers at the address of AWS. A firewall or a wrong endpoint may be in between.'
const CUT = 'The connection to AWS was cut off.'
const LATE = 'AWS did not answer in time.'
const CERTIFICATE =
  'The certificate of the answer is not trusted: something between here and AWS reads along. Ask whoever runs your network for its certificate, and name the file in NODE_EXTRA_CA_CERTS.'

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: NAME,
  EAI_AGAIN: NAME,
  ECONNREFUSED: REFUSED,
  EHOSTUNREACH: REFUSED,
  ENETUNREACH: 'This machine has no network.',
  ECONNRESET: CUT,
  EPIPE: CUT,
  ECONNABORTED: CUT,
  ETIMEDOUT: LATE,
  CERT_HAS_EXPIRED: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
}

/** Why there was no answer of AWS, in one sentence; null when it was something else. */
export function networkWords({ name, message, networkCode, status, isOfAws }: ErrorFacts): string | null {
  if (isOfAws) return null
  // The sign-on portal's errors come wrapped: then only their text names the code.
  const code = networkCode ?? /\b(E[A-Z_]{4,}|[A-Z]+_CERT[A-Z_]*)\b/.exec(message)?.[1]
  if (code !== undefined && code in WORDS) return WORDS[code] ?? null
  if (name === 'TimeoutError' || /timed out|TimeoutError/i.test(message)) return LATE
  if (status !== null || name === 'SyntaxError' || name === 'TypeError') {
    return `Something that is not AWS answered${status === null ? '' : ` (HTTP ${status})`}: a proxy, or the sign-in page of a network.`
  }
  return null
}

/** What goes wrong before anything is sent: no address, no connection, no trust. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(
  Object.entries(WORDS).flatMap(([code, words]) => (words === CUT || words === LATE ? [] : [code])),
)

/** True when it is certain that the request never left this machine, in its only attempt. */
export function isUnsent({ networkCode, attempts }: ErrorFacts): boolean {
  return attempts === 1 && networkCode !== null && BEFORE_SENDING.has(networkCode)
}
