import type { IAMClient } from '@aws-sdk/client-iam'
import { Refusal } from '../../refusal.ts'
import { askAws } from './ask-aws.ts'
import { assumeRole } from './assume-role.ts'
import type { CallContext } from './call.ts'
import { iamWith } from './clients.ts'
import { identifyAs } from './identify.ts'
import { sessionOf } from './session.ts'

/** A role of ours inside a member account, reached through the role that AWS made there for the management account. */
export interface RoleInside {
  readonly profile: string
  readonly payerAccountId: string
  /** The way in: `arn:aws:iam::<member>:role/OrganizationAccountAccessRole`. */
  readonly accessRoleArn: string
  readonly roleName: string
  readonly externalId: string
  readonly policyArns: readonly string[]
}

/** A role as IAM describes it. */
export interface IamRole {
  readonly Arn: string
  readonly RoleName: string
}

/** IAM inside the member account: sends one request, named for people. */
export type AskIam = <Answer>(
  action: string,
  send: (client: IAMClient, options: { readonly abortSignal: AbortSignal }) => Promise<Answer>,
) => Promise<Answer>

/** Opens IAM inside a member: checks the profile, then assumes the access role. */
export async function openIam(inside: RoleInside, context: CallContext): Promise<AskIam> {
  await identifyAs(inside.profile, inside.payerAccountId, context)
  const session = await sessionOf(inside.profile)
  const { credentials } = await assumeRole(
    session,
    { roleArn: inside.accessRoleArn, externalId: null },
    context,
  )
  const client = iamWith(session, async () => credentials)
  return (action, send) => askAws({ action, session }, context, (options) => send(client, options))
}

/** True for AWS's no of that name, whether it ends with Exception or not. */
export function isRefusedAs(error: unknown, reason: string): boolean {
  return (
    error instanceof Refusal &&
    error.failure.code === 'aws-refused' &&
    error.failure.reason.replace(/Exception$/, '') === reason
  )
}
