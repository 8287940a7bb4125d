import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { isAccountId, type AccountId } from '../../../../shared/domain/account-id.ts'
import { Refusal } from '../../refusal.ts'
import { askAws } from './ask-aws.ts'
import type { AwsCall } from './call.ts'
import { stsFor } from './clients.ts'
import { sessionOf } from './session.ts'
import { tell } from './tell.ts'

/** Who AWS says a profile is (STS GetCallerIdentity). */
export interface CallerIdentity {
  readonly accountId: AccountId
  readonly arn: string
}

/** Asks AWS who a profile is; done before anything else happens with it. */
export const identify: AwsCall<{ readonly profile: string }, CallerIdentity> = async (
  { profile },
  context,
) => {
  const session = await sessionOf(profile)
  const client = stsFor(session)
  const { Account: accountId, Arn: arn } = await askAws(
    { action: 'GetCallerIdentity', session },
    context,
    (options) => client.send(new GetCallerIdentityCommand({}), options),
  )
  if (accountId === undefined || arn === undefined || !isAccountId(accountId)) {
    tell({ kind: 'reached', isReached: false })
    throw new Refusal({ code: 'aws-unreachable', why: 'Something that is not AWS answered.' })
  }
  tell({ kind: 'identified', profile, identity: { accountId, arn } })
  return { accountId, arn }
}

/** Refuses a profile that is of another account than the work is for, before anything is asked in its name. */
export async function identifyAs(
  profile: string,
  wanted: string,
  context: Parameters<typeof identify>[1],
): Promise<CallerIdentity> {
  const identity = await identify({ profile }, context)
  if (identity.accountId === wanted) return identity
  throw new Refusal({ code: 'aws-wrong-account', profile, wanted, found: identity.accountId })
}
