import { IAMClient } from '@aws-sdk/client-iam'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { STSClient } from '@aws-sdk/client-sts'
import type { AwsCredentialIdentityProvider } from '@smithy/types'
import { endpointConfig, type AwsService } from './endpoints.ts'
import { requestHandler } from './request-handler.ts'
import type { ProfileSession } from './session.ts'

function common(session: ProfileSession, service: AwsService, region: string): object {
  return {
    region,
    credentials: session.credentials,
    requestHandler: requestHandler(),
    ...endpointConfig(session.endpointOf(service)),
  }
}

/** A client of AWS Organizations for a profile, where its partition has that service. */
export function organizationsFor(session: ProfileSession): OrganizationsClient {
  return new OrganizationsClient(common(session, 'organizations', session.partition.organizationsRegion))
}

/**
 * The same for a call that changes something. It is sent once: a second attempt after a lost answer would do it twice,
 * or be refused for what the first one did. Whoever made the call finds out (actions/action-kind.ts).
 */
export function organizationsOnceFor(session: ProfileSession): OrganizationsClient {
  const config = common(session, 'organizations', session.partition.organizationsRegion)
  return new OrganizationsClient({ ...config, maxAttempts: 1 })
}

/** A client of STS for a profile, in the profile's region. */
export function stsFor(session: ProfileSession): STSClient {
  return new STSClient(common(session, 'sts', session.region))
}

/** A client of IAM that acts with the credentials of an assumed role. */
export function iamWith(session: ProfileSession, credentials: AwsCredentialIdentityProvider): IAMClient {
  return new IAMClient({ ...common(session, 'iam', session.partition.iamRegion), credentials })
}
