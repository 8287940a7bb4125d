import {
  CreateAccountCommand,
  DescribeCreateAccountStatusCommand,
  ListCreateAccountStatusCommand,
  type CreateAccountCommandInput,
} from '@aws-sdk/client-organizations'
import { AwsCreateAccountStatus } from '../../../../shared/domain/aws-answer.ts'
import { Refusal } from '../../refusal.ts'
import type { AwsCall } from './call.ts'
import { organizationsFor } from './clients.ts'
import { identifyAs } from './identify.ts'
import { askOrganization, changeOrganization, type OrganizationSite } from './organization-call.ts'
import { createPace } from './pace.ts'
import { pagesOf } from './pages.ts'
import { sessionOf } from './session.ts'

/** Begins the creation of an account (Organizations CreateAccount); it goes on after the answer. */
export const createAccount: AwsCall<
  OrganizationSite & { readonly input: unknown },
  AwsCreateAccountStatus
> = async ({ input, ...site }, context) => {
  const answer = await changeOrganization('CreateAccount', site, context, (client, options) =>
    // The SDK checks it against its model.
    client.send(new CreateAccountCommand(input as CreateAccountCommandInput), options),
  )
  return statusOf(answer.CreateAccountStatus)
}

/** How far a creation is (Organizations DescribeCreateAccountStatus). */
export const describeCreation: AwsCall<
  OrganizationSite & { readonly creationId: string },
  AwsCreateAccountStatus
> = async ({ creationId, ...site }, context) => {
  const answer = await askOrganization('DescribeCreateAccountStatus', site, context, (client, options) =>
    client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: creationId }), options),
  )
  return statusOf(answer.CreateAccountStatus)
}

/** As listings of requests ask. */
const RATE = { perSecond: 5, burst: 8 } as const
const PAGE_SIZE = 20

/** The creations of accounts with a name (Organizations ListCreateAccountStatus). */
export const findCreations: AwsCall<
  OrganizationSite & { readonly accountName: string },
  readonly AwsCreateAccountStatus[]
> = async ({ accountName, profile, accountId }, context) => {
  await identifyAs(profile, accountId, context)
  const session = await sessionOf(profile)
  const client = organizationsFor(session)
  const found: AwsCreateAccountStatus[] = []
  const listing = {
    action: 'ListCreateAccountStatus',
    pace: createPace(RATE),
    session,
    describe: () => ({ done: found.length, text: 'Looking for the creation' }),
    send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
      client.send(new ListCreateAccountStatusCommand({ MaxResults: PAGE_SIZE, NextToken }), options),
  }
  for await (const { CreateAccountStatuses = [] } of pagesOf(listing, context)) {
    const named = CreateAccountStatuses.filter(({ AccountName }) => AccountName === accountName)
    found.push(...named.map(statusOf))
  }
  return found
}

/** A status as plain JSON, times as ISO texts. */
function statusOf(status: object | undefined): AwsCreateAccountStatus {
  const read = AwsCreateAccountStatus.safeParse(JSON.parse(JSON.stringify(status ?? {})))
  if (!read.success)
    throw new Refusal({ code: 'aws-unreachable', why: 'Something that is not AWS answered.' })
  return read.data
}
