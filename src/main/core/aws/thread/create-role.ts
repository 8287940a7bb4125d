import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { Refusal } from '../../refusal.ts'
import type { AwsCall, CallContext } from './call.ts'
import { lookForRole } from './find-role.ts'
import { isRefusedAs, openIam, type AskIam, type IamRole, type RoleInside } from './role-inside.ts'

/** A role to make, with its trust policy as text. */
export interface RoleToMake extends RoleInside {
  readonly trustPolicy: string
  readonly description: string
}

/**
 * Makes our role inside a member account (IAM CreateRole, AttachRolePolicy). One of ours that an earlier attempt left is
 * completed. When attaching fails, a role that this attempt made is removed again; what could not be removed is named.
 * When AWS does not answer, nothing is removed: what became of the role is found out first.
 */
export const createRole: AwsCall<RoleToMake, { readonly Role: IamRole }> = async (wanted, context) => {
  const iam = await openIam(wanted, context)
  const { Role, isNew } = await makeOrFind(iam, wanted)
  const attached: string[] = []
  try {
    for (const PolicyArn of wanted.policyArns) {
      attached.push(PolicyArn)
      await iam('AttachRolePolicy', (client, options) =>
        client.send(new AttachRolePolicyCommand({ RoleName: wanted.roleName, PolicyArn }), options),
      )
    }
  } catch (error) {
    if (isNew && !isUnanswered(error)) await removeAgain(wanted, attached, { context, error })
    throw error
  }
  return { Role }
}

async function makeOrFind(
  iam: AskIam,
  wanted: RoleToMake,
): Promise<{ readonly Role: IamRole; readonly isNew: boolean }> {
  const { roleName: RoleName } = wanted
  try {
    const { Role } = await iam('CreateRole', (client, options) =>
      client.send(
        new CreateRoleCommand({
          RoleName,
          AssumeRolePolicyDocument: wanted.trustPolicy,
          Description: wanted.description,
        }),
        options,
      ),
    )
    if (Role?.Arn === undefined) {
      throw new Refusal({ code: 'aws-unreachable', why: 'Something that is not AWS answered.' })
    }
    return { Role: { Arn: Role.Arn, RoleName }, isNew: true }
  } catch (error) {
    if (!isRefusedAs(error, 'EntityAlreadyExists')) throw error
    const found = await lookForRole(iam, wanted)
    if (found.kind === 'ours') return { Role: found.Role, isNew: false }
    throw new Refusal({
      code: 'aws-refused',
      action: 'CreateRole',
      reason: 'EntityAlreadyExists',
      why: `There is another role called ${RoleName} in the account, without our external ID.`,
      next: 'Remove it there, or choose another name under Settings, General, Roles of customers.',
    })
  }
}

/** Removes a half-made role. Also after a cancellation: nothing half is left behind because somebody lost patience. */
async function removeAgain(
  wanted: RoleToMake,
  attached: readonly string[],
  { context, error }: { readonly context: CallContext; readonly error: unknown },
): Promise<void> {
  const { roleName: RoleName } = wanted
  try {
    const iam = await openIam(wanted, { ...context, signal: new AbortController().signal })
    for (const PolicyArn of attached) {
      await iam('DetachRolePolicy', (client, options) =>
        client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }), options),
      ).catch((no: unknown) => {
        // The very one that could not be attached.
        if (!isRefusedAs(no, 'NoSuchEntity')) throw no
      })
    }
    await iam('DeleteRole', (client, options) => client.send(new DeleteRoleCommand({ RoleName }), options))
  } catch {
    // Whoever does not know what became of the role asks AWS before it is made again, and completes it then.
    if (!isNo(error)) throw error
    const account = wanted.accessRoleArn.split(':')[4] ?? ''
    throw new Refusal({
      code: 'aws-refused',
      action: 'AttachRolePolicy',
      reason: reasonOf(error),
      why: `A policy could not be attached to the new role (${reasonOf(error)}), and the role could not be removed again.`,
      next: `Delete the role ${RoleName} in account ${account} by hand, or try again: it is completed then.`,
    })
  }
}

/** True when AWS said no: what it did is certain then. */
function isNo(error: unknown): boolean {
  return (
    error instanceof Refusal && (error.failure.code === 'aws-denied' || error.failure.code === 'aws-refused')
  )
}

function isUnanswered(error: unknown): boolean {
  return !(error instanceof Refusal) || error.failure.code === 'aws-unreachable'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Refusal)) return 'unexpected'
  return error.failure.code === 'aws-refused' ? error.failure.reason : error.failure.code
}
