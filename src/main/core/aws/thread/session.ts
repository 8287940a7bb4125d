import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts'
import { fromIni } from '@aws-sdk/credential-providers'
import type { AwsCredentialIdentityProvider } from '@smithy/types'
import { Refusal } from '../../refusal.ts'
import { boundCredentialProcesses } from './credential-process.ts'
import { endpointConfig, endpointOf, portalConfig, type AwsService } from './endpoints.ts'
import { askForCode } from './mfa-desk.ts'
import { partitionOf, type Partition } from './partition.ts'
import { problemOf } from './profile-problem.ts'
import { requestHandler } from './request-handler.ts'
import { shareCredentials } from './shared-credentials.ts'
import { readSharedFiles, type Section, type SharedFiles } from './shared-files.ts'
import { signInOf, type SignIn } from './sign-in.ts'

/** One profile with its credentials, shared by every client: a code of an MFA device is asked for once. */
export interface ProfileSession {
  readonly profile: string
  readonly partition: Partition
  /** The region of the profile, else the usual one of its partition. */
  readonly region: string
  /** Resolved once, kept until shortly before they end. */
  readonly credentials: AwsCredentialIdentityProvider
  /** Waits until they are resolved; a program or a person may take their time. Throws `Refusal` when cancelled. */
  credentialsReady(signal: AbortSignal): Promise<void>
  /** What makes credentials that ended good again. */
  readonly signIn: SignIn
  /** Where a service is, when somebody configured it; null for AWS's own. */
  endpointOf(service: AwsService): string | null
  /** Drops the credentials, so that they are resolved anew. */
  forget(): void
}

const sessions = new Map<string, Promise<ProfileSession>>()

/**
 * The session of a profile; opened on first use, kept until the shared files change. Asks nothing of AWS.
 * Throws `Refusal` (profile-unusable) when the files already tell that it cannot be used.
 */
export async function sessionOf(profile: string): Promise<ProfileSession> {
  const open = sessions.get(profile)
  if (open !== undefined) return open
  const opening = openSession(profile)
  sessions.set(profile, opening)
  opening.catch(() => sessions.delete(profile))
  return opening
}

/** Closes every session: the files changed. */
export function forgetSessions(): void {
  sessions.clear()
}

async function openSession(profile: string): Promise<ProfileSession> {
  boundCredentialProcesses()
  const files = await readSharedFiles()
  const problem = problemOf(profile, files)
  if (problem !== null) throw new Refusal({ code: 'profile-unusable', profile, ...problem })
  const section = files.profiles.get(profile) ?? {}
  const partition = partitionOf(section['region'], section['role_arn'])
  const region = section['region'] ?? partition.defaultRegion
  const { provide, wait, forget } = shareCredentials((abandoned) =>
    resolve({ profile, section, files, region, abandoned }),
  )
  return {
    profile,
    partition,
    region,
    credentials: provide,
    credentialsReady: wait,
    signIn: signInOf(profile, files),
    endpointOf: (service) => endpointOf(service, section, files),
    forget,
  }
}

/** Resolves credentials as the profile wants it. Its own calls get region, endpoint and time limit explicitly too. */
async function resolve({
  profile,
  section,
  files,
  region,
  abandoned,
}: {
  readonly profile: string
  readonly section: Section
  readonly files: SharedFiles
  readonly region: string
  readonly abandoned: AbortSignal
}): ReturnType<AwsCredentialIdentityProvider> {
  const sts = {
    region,
    requestHandler: requestHandler(),
    ...endpointConfig(endpointOf('sts', section, files)),
  }
  return await fromIni({
    profile,
    ignoreCache: true,
    mfaCodeProvider: (device) => askForCode({ profile, device }, abandoned),
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
    clientConfig: { requestHandler: requestHandler(), ...portalConfig(section, files) },
  })()
}
