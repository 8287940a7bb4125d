import { GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam'
import { isTrusting } from '../../../../shared/domain/trust-policy.ts'
import type { AwsCall } from './call.ts'
import { isRefusedAs, openIam, type AskIam, type IamRole, type RoleInside } from './role-inside.ts'

/** What is there under the name of our role. `ours`: it has our external ID; complete with all its policies. */
export type FoundRole =
  | { readonly kind: 'none' }
  | { readonly kind: 'other' }
  | { readonly kind: 'ours'; readonly Role: IamRole; readonly isComplete: boolean }

/** Looks whether our role is in a member account (IAM GetRole, ListAttachedRolePolicies). */
export const findRole: AwsCall<RoleInside, FoundRole> = async (inside, context) =>
  lookForRole(await openIam(inside, context), inside)

/** The same with IAM open already. */
export async function lookForRole(iam: AskIam, inside: RoleInside): Promise<FoundRole> {
  const { roleName: RoleName, externalId, policyArns } = inside
  let answer
  try {
    answer = await iam('GetRole', (client, options) => client.send(new GetRoleCommand({ RoleName }), options))
  } catch (error) {
    if (isRefusedAs(error, 'NoSuchEntity')) return { kind: 'none' }
    throw error
  }
  const { Arn, AssumeRolePolicyDocument = '' } = answer.Role ?? {}
  // IAM answers with the policy as it stands in an address.
  if (Arn === undefined || !isTrusting(policyIn(AssumeRolePolicyDocument), externalId)) {
    return { kind: 'other' }
  }
  const { AttachedPolicies = [] } = await iam('ListAttachedRolePolicies', (client, options) =>
    client.send(new ListAttachedRolePoliciesCommand({ RoleName }), options),
  )
  const attached = new Set(AttachedPolicies.map(({ PolicyArn }) => PolicyArn))
  const isComplete = policyArns.every((policyArn) => attached.has(policyArn))
  return { kind: 'ours', Role: { Arn, RoleName }, isComplete }
}

function policyIn(document: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(document)) as unknown
  } catch {
    return null
  }
}
