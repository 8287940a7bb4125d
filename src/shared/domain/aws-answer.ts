import { z } from 'zod'
import { AccountId } from './account-id.ts'

/**
 * What AWS answers, read at the door: the same shapes come from the SDK (dates as ISO-8601 texts), from the AWS CLI's
 * JSON and from runbooks. Unknown members are dropped, unknown enum values stay texts (aws-sdk-notes, wire facts).
 */
const Text = z.string().nullish()
/** A time: ISO text of the CLI and of our calls, or the wire's epoch seconds; `core/aws/answer-time.ts` reads both. */
const Time = z.union([z.string(), z.number()])

/** An account of an organization (Organizations API `Account`). `State` counts; `Status` only from old sources. */
export const AwsAccount = z.object({
  Id: AccountId,
  Arn: Text,
  Email: Text,
  Name: Text,
  State: Text,
  Status: Text,
  Paths: z.array(z.string()).nullish(),
  JoinedMethod: Text,
  JoinedTimestamp: Time.nullish(),
})
export type AwsAccount = z.infer<typeof AwsAccount>

/** One part of a handshake; parts nest (NOTES, MASTER_EMAIL …). */
export interface HandshakeResource {
  readonly Type?: string | null | undefined
  readonly Value?: string | null | undefined
  readonly Resources?: readonly HandshakeResource[] | null | undefined
}
const HandshakeResource: z.ZodType<HandshakeResource> = z.lazy(() =>
  z.object({ Type: Text, Value: Text, Resources: z.array(HandshakeResource).nullish() }),
)

/** A handshake (Organizations API `Handshake`): an invitation, when `Action` is INVITE. */
export const AwsHandshake = z.object({
  Id: z.string(),
  Arn: Text,
  Parties: z.array(z.object({ Id: Text, Type: Text })).nullish(),
  State: z.string(),
  RequestedTimestamp: Time.nullish(),
  ExpirationTimestamp: Time.nullish(),
  Action: Text,
  Resources: z.array(HandshakeResource).nullish(),
})
export type AwsHandshake = z.infer<typeof AwsHandshake>

/** How far the creation of an account is (Organizations API `CreateAccountStatus`). */
export const AwsCreateAccountStatus = z.object({
  Id: z.string(),
  AccountName: Text,
  State: z.string(),
  RequestedTimestamp: Time.nullish(),
  CompletedTimestamp: Time.nullish(),
  AccountId: AccountId.nullish(),
  GovCloudAccountId: AccountId.nullish(),
  FailureReason: Text,
})
export type AwsCreateAccountStatus = z.infer<typeof AwsCreateAccountStatus>

/** Who somebody is (STS `GetCallerIdentity`). */
export const AwsCallerIdentity = z.object({ UserId: Text, Account: AccountId, Arn: z.string() })
export type AwsCallerIdentity = z.infer<typeof AwsCallerIdentity>

/** An organization (Organizations API `Organization`). */
export const AwsOrganization = z.object({
  Id: z.string(),
  Arn: Text,
  FeatureSet: Text,
  MasterAccountId: AccountId.nullish(),
  MasterAccountEmail: Text,
})
export type AwsOrganization = z.infer<typeof AwsOrganization>
