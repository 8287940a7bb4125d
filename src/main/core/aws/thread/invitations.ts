import {
  CancelHandshakeCommand,
  DescribeHandshakeCommand,
  InviteAccountToOrganizationCommand,
  ListHandshakesForOrganizationCommand,
  type Handshake,
  type InviteAccountToOrganizationCommandInput,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations'
import type { AccountId } from '../../../../shared/domain/account-id.ts'
import type { AwsHandshake } from '../../../../shared/domain/aws-answer.ts'
import { askAws } from './ask-aws.ts'
import type { AwsCall, CallContext } from './call.ts'
import { organizationsFor, organizationsOnceFor } from './clients.ts'
import { identifyAs } from './identify.ts'
import { createPace } from './pace.ts'
import { pagesOf } from './pages.ts'
import { sessionOf, type ProfileSession } from './session.ts'

/** Whose invitations, with whose rights. */
export interface Inviter {
  readonly profile: string
  /** The management account; the profile has to be of it. */
  readonly payerId: AccountId
}

/** What AWS answers for one handshake, in its own shape. */
export interface HandshakeAnswer {
  readonly Handshake: AwsHandshake | null
}

/** AWS names at most so many invitations in one answer. */
const PAGE_SIZE = 20
/** As AWS grants for ListHandshakesForOrganization (aws-facts §4.4). */
const LIST_RATE = { perSecond: 5, burst: 8 } as const

/** Invites an account (InviteAccountToOrganization). */
export const inviteAccount: AwsCall<
  Inviter & { readonly request: InviteAccountToOrganizationCommandInput },
  HandshakeAnswer
> = async ({ request, ...inviter }, context) => {
  const site = await siteOf(inviter, context, organizationsOnceFor)
  return ask(site, 'InviteAccountToOrganization', context, (client, options) =>
    client.send(new InviteAccountToOrganizationCommand(request), options),
  )
}

/** Cancels an invitation that is open (CancelHandshake). */
export const cancelHandshake: AwsCall<Inviter & { readonly handshakeId: string }, HandshakeAnswer> = async (
  { handshakeId, ...inviter },
  context,
) => {
  const site = await siteOf(inviter, context, organizationsOnceFor)
  return ask(site, 'CancelHandshake', context, (client, options) =>
    client.send(new CancelHandshakeCommand({ HandshakeId: handshakeId }), options),
  )
}

/** One invitation as AWS has it (DescribeHandshake); AWS forgets those that ended after 30 days. */
export const describeHandshake: AwsCall<Inviter & { readonly handshakeId: string }, HandshakeAnswer> = async (
  { handshakeId, ...inviter },
  context,
) => {
  const site = await siteOf(inviter, context)
  return ask(site, 'DescribeHandshake', context, (client, options) =>
    client.send(new DescribeHandshakeCommand({ HandshakeId: handshakeId }), options),
  )
}

/** The invitations of one target that AWS lists (ListHandshakesForOrganization). */
export const findInvitations: AwsCall<Inviter & { readonly target: string }, AwsHandshake[]> = async (
  { target, ...inviter },
  context,
) => {
  const { session, client } = await siteOf(inviter, context)
  const found: AwsHandshake[] = []
  let done = 0
  const listing = {
    action: 'ListHandshakesForOrganization',
    pace: createPace(LIST_RATE),
    session,
    describe: () => ({ done, text: `Looking through ${done} invitations` }),
    send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
      client.send(
        new ListHandshakesForOrganizationCommand({
          Filter: { ActionType: 'INVITE' },
          MaxResults: PAGE_SIZE,
          NextToken,
        }),
        options,
      ),
  }
  const wanted = target.toLowerCase()
  for await (const { Handshakes = [] } of pagesOf(listing, context)) {
    done += Handshakes.length
    const ours = Handshakes.filter(({ Parties = [] }) =>
      Parties.some(({ Id }) => Id?.toLowerCase() === wanted),
    )
    found.push(...ours.flatMap((handshake) => plain(handshake) ?? []))
  }
  return found
}

interface Site {
  readonly session: ProfileSession
  readonly client: OrganizationsClient
}

async function siteOf(
  { profile, payerId }: Inviter,
  context: CallContext,
  clientFor: typeof organizationsFor = organizationsFor,
): Promise<Site> {
  await identifyAs(profile, payerId, context)
  const session = await sessionOf(profile)
  return { session, client: clientFor(session) }
}

async function ask(
  { session, client }: Site,
  action: string,
  context: CallContext,
  send: (
    client: OrganizationsClient,
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<{ readonly Handshake?: Handshake | undefined }>,
): Promise<HandshakeAnswer> {
  const answer = await askAws({ action, session }, context, (options) => send(client, options))
  return { Handshake: plain(answer.Handshake) }
}

/** A handshake with its times as ISO-8601 texts; null when AWS named none. */
function plain(handshake: Handshake | undefined): AwsHandshake | null {
  // Dates become texts on the way through JSON; Id and State are always there.
  return handshake === undefined ? null : (JSON.parse(JSON.stringify(handshake)) as AwsHandshake)
}
