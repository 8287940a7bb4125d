import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import type { AwsCredentialIdentity } from '@smithy/types'
import { Refusal } from '../../refusal.ts'
import { askAws } from './ask-aws.ts'
import type { CallContext } from './call.ts'
import { stsFor } from './clients.ts'
import type { ProfileSession } from './session.ts'

/** What CloudTrail of the customer's account shows for everything that we do there. */
const SESSION_NAME = 'quartermaster'

/** The shortest time that STS grants; what is done with a role takes seconds. */
const SESSION_SECONDS = 900

/** A role that was assumed. Its credentials never leave the thread. */
export interface AssumedRole {
  readonly arn: string
  readonly credentials: AwsCredentialIdentity
}

/** Assumes a role (STS AssumeRole) with the rights of a profile; `externalId` null asks without one. */
export async function assumeRole(
  session: ProfileSession,
  { roleArn, externalId }: { readonly roleArn: string; readonly externalId: string | null },
  context: CallContext,
): Promise<AssumedRole> {
  const client = stsFor(session)
  const answer = await askAws({ action: 'AssumeRole', session }, context, (options) =>
    client.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: SESSION_NAME,
        DurationSeconds: SESSION_SECONDS,
        ...(externalId === null ? {} : { ExternalId: externalId }),
      }),
      options,
    ),
  )
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
  const arn = answer.AssumedRoleUser?.Arn
  if (AccessKeyId === undefined || SecretAccessKey === undefined || arn === undefined) {
    throw new Refusal({ code: 'aws-unreachable', why: 'Something that is not AWS answered.' })
  }
  return {
    arn,
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
      ...(Expiration === undefined ? {} : { expiration: Expiration }),
    },
  }
}
