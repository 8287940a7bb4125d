import { fromIni } from '@aws-sdk/credential-providers'
import type { AwsCredentialIdentityProvider } from '@smithy/types'

/** One profile with its credentials, shared by every client: a code of an MFA device is asked for once. */
export interface ProfileSession {
  readonly profile: string
  /** The region of the profile, else us-east-1. */
  readonly region: string
  readonly credentials: AwsCredentialIdentityProvider
}

const sessions = new Map<string, ProfileSession>()

/** The session of a profile; opened on first use, kept until the shared files change. */
export async function sessionOf(profile: string): Promise<ProfileSession> {
  const open = sessions.get(profile)
  if (open !== undefined) return open
  const session: ProfileSession = {
    profile,
    region: 'us-east-1',
    credentials: fromIni({ profile, ignoreCache: true }),
  }
  sessions.set(profile, session)
  return session
}
