import { managed, organizations, page, text, type Asking, type Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import {
  addAccount,
  awsId,
  epochSeconds,
  type DoubleHandshake,
  type DoubleOrganization,
} from './organization.ts'

const INVITATION_SECONDS = 15 * 86_400

/** The operations of Organizations that invite accounts. */
export const invitationsService: Service = {
  InviteAccountToOrganization: (asking) => {
    const organization = managed(asking)
    const target = asking.input['Target'] as { readonly Id: string; readonly Type: string }
    const isMember = organization.accounts.some(({ Id, Email }) => [Id, Email].includes(target.Id))
    if (isMember) {
      throw new AwsNo('HandshakeConstraintViolationException', 'The account is in an organization.', {
        reason: 'ALREADY_IN_AN_ORGANIZATION',
      })
    }
    if (organization.handshakes.some((other) => other.State === 'REQUESTED' && isFor(other, target.Id))) {
      throw new AwsNo('DuplicateHandshakeException', 'A handshake with the same action and target exists.')
    }
    const handshake = makeHandshake(organization, target, asking.input['Notes'])
    organization.handshakes.push(handshake)
    return { Handshake: handshake }
  },
  CancelHandshake: (asking) => {
    const handshake = handshakeOf(asking)
    if (handshake.State !== 'REQUESTED') {
      throw new AwsNo('InvalidHandshakeTransitionException', `The handshake is ${handshake.State} already.`)
    }
    handshake.State = 'CANCELED'
    return { Handshake: handshake }
  },
  DescribeHandshake: (asking) => ({ Handshake: handshakeOf(asking) }),
  ListHandshakesForOrganization: (asking) => {
    const { items, ...rest } = page(asking, managed(asking).handshakes)
    return { Handshakes: items, ...rest }
  },
  ListHandshakesForAccount: (asking) => {
    const own = organizations(asking.state)
      .flatMap(({ handshakes }) => handshakes)
      .filter((handshake) => isFor(handshake, asking.caller.accountId))
    const { items, ...rest } = page(asking, own)
    return { Handshakes: items, ...rest }
  },
}

/** The invited account says yes: the handshake is accepted and the account a member. */
export function acceptHandshake(
  organization: DoubleOrganization,
  handshakeId: string,
  accountId: string,
): void {
  const handshake = organization.handshakes.find(({ Id }) => Id === handshakeId)
  if (handshake === undefined) throw new Error(`there is no handshake ${handshakeId}`)
  handshake.State = 'ACCEPTED'
  addAccount(organization, { Id: accountId, JoinedMethod: 'INVITED', JoinedTimestamp: epochSeconds() })
}

function isFor(handshake: DoubleHandshake, target: string): boolean {
  return handshake.Parties.some(({ Id, Type }) => Type !== 'ORGANIZATION' && Id === target)
}

function handshakeOf(asking: Asking): DoubleHandshake {
  const id = text(asking, 'HandshakeId')
  const found = managed(asking).handshakes.find(({ Id }) => Id === id)
  if (found !== undefined) return found
  throw new AwsNo('HandshakeNotFoundException', 'There is no handshake with this id.')
}

function makeHandshake(
  { id, managementAccountId, managementEmail, partition }: DoubleOrganization,
  target: { readonly Id: string; readonly Type: string },
  notes: unknown,
): DoubleHandshake {
  const Id = awsId('h')
  const now = epochSeconds()
  return {
    Id,
    Arn: `arn:${partition}:organizations::${managementAccountId}:handshake/${id}/invite/${Id}`,
    Parties: [{ Id: id.slice(2), Type: 'ORGANIZATION' }, target],
    State: 'REQUESTED',
    RequestedTimestamp: now,
    ExpirationTimestamp: now + INVITATION_SECONDS,
    Action: 'INVITE',
    Resources: [
      {
        Type: 'ORGANIZATION',
        Value: id,
        Resources: [
          { Type: 'MASTER_EMAIL', Value: managementEmail },
          { Type: 'ORGANIZATION_FEATURE_SET', Value: 'ALL' },
        ],
      },
      { Type: target.Type === 'EMAIL' ? 'EMAIL' : 'ACCOUNT', Value: target.Id },
      ...(typeof notes === 'string' ? [{ Type: 'NOTES', Value: notes }] : []),
    ],
  }
}
