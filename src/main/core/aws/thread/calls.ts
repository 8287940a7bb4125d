import type { CallContext } from './call.ts'
import { createAccount, describeCreation, findCreations } from './creations.ts'
import { listOrganization } from './list-organization.ts'
import { createRole } from './create-role.ts'
import { findRole } from './find-role.ts'
import { identify } from './identify.ts'
import { closeAccount, describeAccount, removeAccount } from './member-calls.ts'
import { cancelHandshake, describeHandshake, findInvitations, inviteAccount } from './invitations.ts'
import { listProfiles } from './list-profiles.ts'
import { tryRole } from './try-role.ts'

/** Everything that the AWS thread can be asked for. */
export const calls = {
  createAccount,
  describeCreation,
  findCreations,
  describeAccount,
  closeAccount,
  removeAccount,
  identify,
  listOrganization,
  tryRole,
  createRole,
  findRole,
  inviteAccount,
  cancelHandshake,
  describeHandshake,
  findInvitations,
  listProfiles,
} as const satisfies Record<string, (input: never, context: CallContext) => Promise<unknown>>

export type AwsCallName = keyof typeof calls
export type AwsCallInput<Name extends AwsCallName> = Parameters<(typeof calls)[Name]>[0]
export type AwsCallResult<Name extends AwsCallName> = Awaited<ReturnType<(typeof calls)[Name]>>

/** The code behind a call's name. */
export function callNamed(name: AwsCallName): (input: unknown, context: CallContext) => Promise<unknown> {
  // The core's end of the link takes this call's input only.
  return calls[name] as (input: unknown, context: CallContext) => Promise<unknown>
}
