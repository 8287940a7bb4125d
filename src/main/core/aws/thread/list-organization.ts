import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations'
import type { ListingPart } from '../../../../shared/contract/listings.ts'
import type { AccountId } from '../../../../shared/domain/account-id.ts'
import { AwsOrganization } from '../../../../shared/domain/aws-answer.ts'
import { writeLines } from '../../listings/json-lines.ts'
import { listingFiles } from '../../listings/listing-files.ts'
import { notAllowed, Refusal } from '../../refusal.ts'
import { askAws } from './ask-aws.ts'
import type { AwsCall } from './call.ts'
import { organizationsFor } from './clients.ts'
import { identifyAs } from './identify.ts'
import { listAccounts } from './list-accounts.ts'
import { listAccountRequests, listHandshakes } from './list-requests.ts'
import { readUnits, type UnitNames } from './organizational-units.ts'
import { sessionOf } from './session.ts'

/** Which organization is listed, and where what it says waits, page by page, so that memory stays flat. */
export interface OrganizationListing {
  readonly profile: string
  /** The management account that the profile has to be of. */
  readonly accountId: AccountId
  /** A folder of the staging area. */
  readonly folder: string
  readonly parts: readonly ListingPart[]
}

/** Lists an organization into files of a folder; what comes back says what it is. Whoever asked removes the folder. */
export const listOrganization: AwsCall<
  OrganizationListing,
  { readonly organization: AwsOrganization }
> = async ({ profile, accountId, folder, parts }, context) => {
  const session = await sessionOf(profile)
  await identifyAs(profile, accountId, context)
  const client = organizationsFor(session)
  const at = { client, session, context }
  const files = listingFiles(folder)
  context.note({ done: 0, total: null, text: 'Asking for the organization' })
  const described = await askAws({ action: 'DescribeOrganization', session }, context, (options) =>
    client.send(new DescribeOrganizationCommand({}), options),
  )
  const organization = checked(AwsOrganization.safeParse(described.Organization), accountId)
  const units: UnitNames | null = parts.includes('paths') ? await readUnits(at) : null
  await listAccounts(
    at,
    { accounts: writeLines(files.accounts), extras: writeLines(files.extras) },
    {
      units,
      hasTags: parts.includes('tags'),
    },
  )
  if (parts.includes('handshakes')) await listHandshakes(at, writeLines(files.handshakes))
  if (parts.includes('account_requests')) await listAccountRequests(at, writeLines(files.accountRequests))
  return { organization }
}

function checked(
  described: ReturnType<typeof AwsOrganization.safeParse>,
  accountId: AccountId,
): AwsOrganization {
  if (!described.success) {
    throw new Refusal({ code: 'aws-unreachable', why: 'Something that is not AWS answered.' })
  }
  const manager = described.data.MasterAccountId ?? accountId
  if (manager === accountId) return described.data
  throw notAllowed(
    `AWS says that ${accountId} is a member of the organization of ${manager}. Only the management account lists an organization.`,
  )
}
