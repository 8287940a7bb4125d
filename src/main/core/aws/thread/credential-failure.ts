import type { Failure } from '../../../../shared/contract/failure.ts'
import { awsFailure, signedOut } from './aws-failure.ts'
import { factsOf } from './error-facts.ts'
import { networkWords } from './network-words.ts'
import type { ProfileSession } from './session.ts'

/** Texts of the SDK that mean: sign in again (aws-sdk-notes, profile states). */
const SIGN_IN_AGAIN =
  /aws (?:sso )?login|SSO session|SSO Token|Token is expired|Failed to load|Unauthorized|re-?authenticate/i

/**
 * Why the credentials of a profile could not be resolved. The provider has one class for all of it, so its texts are
 * what tells the cases apart; none of them is passed on: they may hold what a program printed.
 */
export function credentialFailure(error: unknown, session: ProfileSession): Failure {
  const { profile } = session
  const { name, message } = factsOf(error)
  // A role's own request to STS failed: AWS said so itself.
  if (name !== 'CredentialsProviderError' && name !== 'TokenProviderError') {
    return awsFailure(error, { action: 'AssumeRole', session })
  }
  if (/TooManyRequests/.test(message)) return { code: 'aws-throttled', action: 'GetRoleCredentials' }
  if (/Forbidden/.test(message)) {
    return {
      code: 'aws-denied',
      action: 'GetRoleCredentials',
      profile,
      why: 'The sign-on portal does not give you this role in this account.',
    }
  }
  if (SIGN_IN_AGAIN.test(message)) return signedOut(session)
  const why = programWords(message)
  if (why !== null) {
    return {
      code: 'profile-unusable',
      profile,
      why,
      next: 'Run the program of its credential_process in a terminal, and mend what it says.',
    }
  }
  const network = networkWords(factsOf(error))
  if (network !== null) return { code: 'aws-unreachable', why: network }
  return {
    code: 'profile-unusable',
    profile,
    why: 'Its credentials could not be read.',
    next: `Try “aws sts get-caller-identity --profile ${profile}” in a terminal, and mend what it says.`,
  }
}

function programWords(message: string): string | null {
  // This one is our own: it names a code, or a time.
  if (/^credential_process (?:ended|did not end|could not be run)/.test(message)) {
    return `Its program failed: ${message}.`
  }
  if (!message.includes('credential_process')) return null
  if (message.endsWith('returned expired credentials.')) return 'Its program gave credentials that had ended.'
  return 'What its program printed are no credentials in the form that AWS wants (JSON with Version 1).'
}
