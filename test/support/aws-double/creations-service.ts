import { managed, page, text, type Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import {
  addAccount,
  awsId,
  epochSeconds,
  type DoubleCreation,
  type DoubleOrganization,
} from './organization.ts'

function onWire(creation: DoubleCreation): object {
  return { ...creation, email: undefined }
}

/** The operations of Organizations that create accounts. A creation stays in progress until a test ends it. */
export const creationsService: Service = {
  CreateAccount: (asking) => {
    const organization = managed(asking)
    const creation: DoubleCreation = {
      Id: awsId('car'),
      AccountName: text(asking, 'AccountName'),
      email: text(asking, 'Email'),
      State: 'IN_PROGRESS',
      RequestedTimestamp: epochSeconds(),
    }
    organization.creations.push(creation)
    return { CreateAccountStatus: onWire(creation) }
  },
  DescribeCreateAccountStatus: (asking) => {
    const id = text(asking, 'CreateAccountRequestId')
    const found = managed(asking).creations.find(({ Id }) => Id === id)
    if (found === undefined) {
      throw new AwsNo('CreateAccountStatusNotFoundException', 'There is no creation with this id.')
    }
    return { CreateAccountStatus: onWire(found) }
  },
  ListCreateAccountStatus: (asking) => {
    const states = asking.input['States'] as readonly string[] | undefined
    const wanted = managed(asking).creations.filter(({ State }) => states?.includes(State) ?? true)
    const { items, ...rest } = page(asking, wanted)
    return { CreateAccountStatuses: items.map(onWire), ...rest }
  },
}

/** AWS finishes a creation: the account is there, or `failureReason` tells why not. */
export function finishCreation(
  organization: DoubleOrganization,
  creationId: string,
  end: { readonly accountId: string } | { readonly failureReason: string },
): void {
  const creation = organization.creations.find(({ Id }) => Id === creationId)
  if (creation === undefined) throw new Error(`there is no creation ${creationId}`)
  creation.CompletedTimestamp = epochSeconds()
  if ('failureReason' in end) {
    creation.State = 'FAILED'
    creation.FailureReason = end.failureReason
    return
  }
  creation.State = 'SUCCEEDED'
  creation.AccountId = end.accountId
  addAccount(organization, {
    Id: end.accountId,
    Name: creation.AccountName,
    Email: creation.email,
    JoinedTimestamp: epochSeconds(),
  })
}
