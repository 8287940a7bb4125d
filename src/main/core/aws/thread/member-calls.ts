import {
  CloseAccountCommand,
  DescribeAccountCommand,
  RemoveAccountFromOrganizationCommand,
} from '@aws-sdk/client-organizations'
import { Refusal } from '../../refusal.ts'
import type { AwsCall, CallContext } from './call.ts'
import { askOrganization, changeOrganization, type OrganizationSite } from './organization-call.ts'

/** A member of an organization. */
type MemberSite = OrganizationSite & { readonly memberId: string }

/** What tells whether an account is still there, and whose it is. */
export interface DescribedAccount {
  readonly email: string | null
  /** AWS's `State`, else the retired `Status`. */
  readonly state: string | null
}

/** An account as AWS describes it (Organizations DescribeAccount); null when the organization has none of this id. */
export const describeAccount: AwsCall<MemberSite, DescribedAccount | null> = async (
  { memberId, ...site },
  context,
) => {
  const answer = await orNotThere(() =>
    askOrganization('DescribeAccount', site, context, (client, options) =>
      client.send(new DescribeAccountCommand({ AccountId: memberId }), options),
    ),
  )
  const account = answer?.Account
  return account === undefined
    ? null
    : { email: account.Email ?? null, state: account.State ?? account.Status ?? null }
}

/** Closes a member (Organizations CloseAccount); AWS goes on after the answer. */
export const closeAccount: AwsCall<MemberSite, object> = (input, context) =>
  change('CloseAccount', input, context)

/** Removes a member from the organization (Organizations RemoveAccountFromOrganization). */
export const removeAccount: AwsCall<MemberSite, object> = (input, context) =>
  change('RemoveAccountFromOrganization', input, context)

const COMMANDS = {
  CloseAccount: CloseAccountCommand,
  RemoveAccountFromOrganization: RemoveAccountFromOrganizationCommand,
} as const

async function change(
  action: keyof typeof COMMANDS,
  { memberId, ...site }: MemberSite,
  context: CallContext,
): Promise<object> {
  const Command = COMMANDS[action]
  await changeOrganization(action, site, context, (client, options) =>
    client.send(new Command({ AccountId: memberId }), options),
  )
  return {}
}

async function orNotThere<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask()
  } catch (error) {
    const isGone =
      error instanceof Refusal &&
      error.failure.code === 'aws-refused' &&
      error.failure.reason === 'AccountNotFoundException'
    if (isGone) return null
    throw error
  }
}
