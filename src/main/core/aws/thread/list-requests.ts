import {
  ListCreateAccountStatusCommand,
  ListHandshakesForAccountCommand,
  ListHandshakesForOrganizationCommand,
} from '@aws-sdk/client-organizations'
import type { LineWriter } from '../../listings/json-lines.ts'
import type { ListingSite } from './list-accounts.ts'
import { createPace } from './pace.ts'
import { pagesOf } from './pages.ts'

/** As AWS grants for ListHandshakesForOrganization (aws-facts §4.4); the two others have no documented rate. */
const RATE = { perSecond: 5, burst: 8 } as const
const PAGE_SIZE = 20

/** What the organization sent, and what its management account got. */
const DIRECTIONS = [
  { action: 'ListHandshakesForOrganization', Command: ListHandshakesForOrganizationCommand },
  { action: 'ListHandshakesForAccount', Command: ListHandshakesForAccountCommand },
]

/** Writes the invitations that the organization sent and those that its management account got, in AWS's own shape. */
export async function listHandshakes(
  { client, session, context }: ListingSite,
  file: LineWriter,
): Promise<void> {
  let done = 0
  const describe = () => ({ done, text: `${done.toLocaleString('en-US')} invitations so far` })
  try {
    for (const { action, Command } of DIRECTIONS) {
      const listing = {
        action,
        pace: createPace(RATE),
        session,
        describe,
        send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
          client.send(new Command({ MaxResults: PAGE_SIZE, NextToken }), options),
      }
      for await (const { Handshakes = [] } of pagesOf(listing, context)) {
        for (const handshake of Handshakes) file.add(handshake)
        done += Handshakes.length
        context.note({ ...describe(), total: null })
      }
    }
  } finally {
    file.close()
  }
}

/** Writes the states of all creations of accounts, in AWS's own shape. */
export async function listAccountRequests(
  { client, session, context }: ListingSite,
  file: LineWriter,
): Promise<void> {
  let done = 0
  const describe = () => ({ done, text: `${done.toLocaleString('en-US')} creations of accounts so far` })
  const listing = {
    action: 'ListCreateAccountStatus',
    pace: createPace(RATE),
    session,
    describe,
    send: (NextToken: string | undefined, options: { readonly abortSignal: AbortSignal }) =>
      client.send(new ListCreateAccountStatusCommand({ MaxResults: PAGE_SIZE, NextToken }), options),
  }
  try {
    for await (const { CreateAccountStatuses = [] } of pagesOf(listing, context)) {
      for (const status of CreateAccountStatuses) file.add(status)
      done += CreateAccountStatuses.length
      context.note({ ...describe(), total: null })
    }
  } finally {
    file.close()
  }
}
