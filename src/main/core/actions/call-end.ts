import type { Failure } from '../../../shared/contract/failure.ts'

/**
 * How a call ended that brought no answer. `again`: AWS wants it later. `waiting`: it is certain that nothing was done.
 * `unsure`: it may have been done. `isLast`: the next actions would meet the same, so they are not tried.
 */
export interface CallEnd {
  readonly kind: 'again' | 'waiting' | 'unsure' | 'failed'
  readonly isLast: boolean
}

/** Reasons that hold for the whole organization, not only for one account. */
const MEETS_ALL: ReadonlySet<string> = new Set([
  'ACCOUNT_LIMIT_EXCEEDED',
  'ACCOUNT_NUMBER_LIMIT_EXCEEDED',
  'AWSOrganizationsNotInUseException',
  'CLOSE_ACCOUNT_QUOTA_EXCEEDED',
  'FinalizingOrganizationException',
  'HANDSHAKE_RATE_LIMIT_EXCEEDED',
  'INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES',
  'MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED',
  'ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED',
])

const AGAIN: CallEnd = { kind: 'again', isLast: false }
const NOT_ASKED: CallEnd = { kind: 'waiting', isLast: true }
const NOBODY_KNOWS: CallEnd = { kind: 'unsure', isLast: true }

const ENDS: { readonly [Code in Failure['code']]?: CallEnd } = {
  'aws-throttled': AGAIN,
  'profile-unusable': NOT_ASKED,
  'aws-signed-out': NOT_ASKED,
  'aws-wrong-account': NOT_ASKED,
  'aws-unreachable': NOBODY_KNOWS,
  cancelled: NOBODY_KNOWS,
  unexpected: NOBODY_KNOWS,
  'aws-denied': { kind: 'failed', isLast: true },
}

/** What a failure of a call that changes something means for its action. */
export function callEnd(failure: Failure): CallEnd {
  if (failure.code === 'aws-unreachable' && failure.isUnsent === true) return NOT_ASKED
  const isLast = failure.code === 'aws-refused' && MEETS_ALL.has(failure.reason)
  return ENDS[failure.code] ?? { kind: 'failed', isLast }
}
