import type { OrganizationsClient } from '@aws-sdk/client-organizations'
import { askAws } from './ask-aws.ts'
import type { CallContext } from './call.ts'
import { organizationsFor, organizationsOnceFor } from './clients.ts'
import { identifyAs } from './identify.ts'
import { sessionOf } from './session.ts'

/** Whose organization is asked, with whose rights. */
export interface OrganizationSite {
  readonly profile: string
  /** The management account that the profile has to be of. */
  readonly accountId: string
}

/** Sends one request. */
type Send<Answer> = (
  client: OrganizationsClient,
  options: { readonly abortSignal: AbortSignal },
) => Promise<Answer>

/** Asks an organization something; makes sure first that the profile is of its management account. */
export function askOrganization<Answer>(
  action: string,
  site: OrganizationSite,
  context: CallContext,
  send: Send<Answer>,
): Promise<Answer> {
  return ask(action, { site, context, clientFor: organizationsFor }, send)
}

/** The same for a call that changes something: it is sent once (clients.ts). */
export function changeOrganization<Answer>(
  action: string,
  site: OrganizationSite,
  context: CallContext,
  send: Send<Answer>,
): Promise<Answer> {
  return ask(action, { site, context, clientFor: organizationsOnceFor }, send)
}

async function ask<Answer>(
  action: string,
  {
    site,
    context,
    clientFor,
  }: {
    readonly site: OrganizationSite
    readonly context: CallContext
    readonly clientFor: typeof organizationsFor
  },
  send: Send<Answer>,
): Promise<Answer> {
  await identifyAs(site.profile, site.accountId, context)
  const session = await sessionOf(site.profile)
  const client = clientFor(session)
  return askAws({ action, session }, context, (options) => send(client, options))
}
