import type { Failure } from '../../../../shared/contract/failure.ts'
import { awsRefusalWords } from '../../../../shared/domain/aws-refusal-words.ts'
import type { Asking } from './ask-aws.ts'
import { factsOf, type ErrorFacts } from './error-facts.ts'
import { isUnsent, networkWords } from './network-words.ts'
import type { ProfileSession } from './session.ts'

/** JSON services and query services have different names for the same no. */
const ENDED = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired', 'RequestExpired'])
const UNKNOWN_KEY = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'UnrecognizedClient',
  'InvalidAccessKeyId',
  'AuthFailure',
])
const BAD_SIGNATURE = new Set(['SignatureDoesNotMatch', 'InvalidSignatureException', 'InvalidSignature'])
const SKEWED = new Set(['RequestTimeTooSkewed', 'RequestInTheFuture'])
const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'NotAuthorized',
  'ForbiddenException',
])
const THROTTLED = new Set([
  'TooManyRequestsException',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestLimitExceeded',
  'SlowDown',
])

/** AWS's texts are shown as they are, within reason. */
const LONGEST_TEXT = 400

/** What an error of a request means, for people: every way in which AWS, or the way to it, says no. */
export function awsFailure(error: unknown, { action, session }: Asking): Failure {
  const facts = factsOf(error)
  const { name, status } = facts
  if (THROTTLED.has(name) || status === 429) return { code: 'aws-throttled', action }
  const network = networkWords(facts)
  if (network !== null) {
    return { code: 'aws-unreachable', why: network, ...(isUnsent(facts) ? { isUnsent: true } : {}) }
  }
  if (ENDED.has(name)) return signedOut(session)
  if (UNKNOWN_KEY.has(name)) return unknownKey(session)
  if (SKEWED.has(name) || (BAD_SIGNATURE.has(name) && /expired|not yet current/.test(facts.message))) {
    return {
      code: 'aws-refused',
      action,
      reason: 'RequestTimeTooSkewed',
      why: 'The clock of this machine differs from that of AWS by more than five minutes.',
      next: 'Set the clock, best from a time server, and try again.',
    }
  }
  if (BAD_SIGNATURE.has(name)) {
    return {
      code: 'profile-unusable',
      profile: session.profile,
      why: 'AWS knows its access key, and the secret key does not belong to it.',
      next: session.signIn.advice,
    }
  }
  if (DENIED.has(name)) return denied(facts, action, session)
  if (status !== null && status >= 500) {
    return { code: 'aws-unreachable', why: `AWS has a fault of its own at the moment (${name}).` }
  }
  return refused(facts, action)
}

/** The session ended; the credentials are dropped, so that the next call takes those of a new sign-in. */
export function signedOut({ profile, signIn, forget }: ProfileSession): Failure {
  forget()
  return {
    code: 'aws-signed-out',
    profile,
    why:
      signIn.command === null
        ? `Its credentials have expired. ${signIn.advice}`
        : 'Nobody is signed in there any more.',
    command: signIn.command,
  }
}

function unknownKey(session: ProfileSession): Failure {
  // Keys that a sign-on gave out are not known any more: the session behind them is gone.
  if (session.signIn.command !== null) return signedOut(session)
  session.forget()
  return {
    code: 'profile-unusable',
    profile: session.profile,
    why: 'AWS does not know its access key: the key was deleted or deactivated, or is of another partition.',
    next: session.signIn.advice,
  }
}

function denied({ message }: ErrorFacts, action: string, { profile }: ProfileSession): Failure {
  const why = /MultiFactorAuthentication/.test(message)
    ? 'It did not take the code of the device. A code is good once: wait for the next one and try again.'
    : shown(message)
  return { code: 'aws-denied', action, profile, why }
}

function refused({ name, reason, message }: ErrorFacts, action: string): Failure {
  const code = reason ?? name
  const words = awsRefusalWords(code)
  // The name alone says too little when its reason is new to us: AWS's own text says more.
  const why = words?.why ?? `AWS said ${code}: ${shown(message)}`
  const next = (words ?? awsRefusalWords(name))?.next ?? 'Look it up in the AWS console, or try again.'
  return { code: 'aws-refused', action, reason: code, why, next }
}

function shown(message: string): string {
  const text = message.length > LONGEST_TEXT ? `${message.slice(0, LONGEST_TEXT)}…` : message
  if (text === '') return 'AWS gave no reason.'
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
