import { IAMClient } from '@aws-sdk/client-iam'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { AwsCredentialIdentityProvider } from '@smithy/types'
import type { ProfileSession } from './session.ts'

/** No request waits longer than this for an answer; a stuck endpoint ends as unreachable. Milliseconds. */
const REQUEST_TIMEOUT_MS = 20_000

function common(session: ProfileSession): object {
  return {
    region: session.region,
    credentials: session.credentials,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 5_000,
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    }),
  }
}

/** A client of AWS Organizations for a profile. */
export function organizationsFor(session: ProfileSession): OrganizationsClient {
  return new OrganizationsClient(common(session))
}

/** A client of STS for a profile. */
export function stsFor(session: ProfileSession): STSClient {
  return new STSClient(common(session))
}

/** A client of IAM that acts with the credentials of an assumed role. */
export function iamWith(session: ProfileSession, credentials: AwsCredentialIdentityProvider): IAMClient {
  return new IAMClient({ ...common(session), credentials })
}
