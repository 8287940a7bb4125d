import { accountOf, managed, organizations, page, text, type Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import type { DoubleAccount } from './organization.ts'

function onWire(account: DoubleAccount): object {
  return { ...account, parentId: undefined, tags: undefined }
}

/** The operations of Organizations that read accounts, units and tags, and those that end or mark accounts. */
export const accountsService: Service = {
  DescribeOrganization: ({ caller, state }) => {
    const found = organizations(state).find(({ accounts }) =>
      accounts.some(({ Id }) => Id === caller.accountId),
    )
    if (found === undefined) {
      throw new AwsNo('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')
    }
    return {
      Organization: {
        Id: found.id,
        Arn: `arn:${found.partition}:organizations::${found.managementAccountId}:organization/${found.id}`,
        FeatureSet: found.featureSet,
        MasterAccountArn: `arn:${found.partition}:organizations::${found.managementAccountId}:account/${found.id}/${found.managementAccountId}`,
        MasterAccountId: found.managementAccountId,
        MasterAccountEmail: found.managementEmail,
      },
    }
  },
  ListAccounts: (asking) => {
    const { items, ...rest } = page(asking, managed(asking).accounts)
    return { Accounts: items.map(onWire), ...rest }
  },
  DescribeAccount: (asking) => ({ Account: onWire(accountOf(managed(asking), text(asking, 'AccountId'))) }),
  ListRoots: (asking) => ({ Roots: [{ ...managed(asking).root, PolicyTypes: [] }] }),
  ListOrganizationalUnitsForParent: (asking) => {
    const parent = text(asking, 'ParentId')
    const below = managed(asking).units.filter(({ parentId }) => parentId === parent)
    const { items, ...rest } = page(asking, below)
    return { OrganizationalUnits: items.map(({ Id, Arn, Name }) => ({ Id, Arn, Name })), ...rest }
  },
  ListAccountsForParent: (asking) => {
    const parent = text(asking, 'ParentId')
    const below = managed(asking).accounts.filter(({ parentId }) => parentId === parent)
    const { items, ...rest } = page(asking, below)
    return { Accounts: items.map(onWire), ...rest }
  },
  ListParents: (asking) => {
    const organization = managed(asking)
    const child = text(asking, 'ChildId')
    const unit = organization.units.find(({ Id }) => Id === child)
    const Id = unit?.parentId ?? accountOf(organization, child).parentId
    return { Parents: [{ Id, Type: Id === organization.root.Id ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] }
  },
  ListTagsForResource: (asking) => {
    const { tags } = accountOf(managed(asking), text(asking, 'ResourceId'))
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }
  },
  TagResource: (asking) => {
    const account = accountOf(managed(asking), text(asking, 'ResourceId'))
    for (const { Key, Value } of asking.input['Tags'] as readonly { Key: string; Value: string }[]) {
      account.tags[Key] = Value
    }
    return {}
  },
  CloseAccount: (asking) => {
    const organization = managed(asking)
    const account = accountOf(organization, text(asking, 'AccountId'))
    if (account.Id === organization.managementAccountId) {
      throw new AwsNo('ConstraintViolationException', 'You cannot close the management account.', {
        reason: 'CANNOT_CLOSE_MANAGEMENT_ACCOUNT',
      })
    }
    if (account.State === 'PENDING_CLOSURE' || account.State === 'CLOSED') {
      throw new AwsNo('AccountAlreadyClosedException', 'The account is closed already.')
    }
    account.State = 'PENDING_CLOSURE'
    account.Status = 'PENDING_CLOSURE'
    return {}
  },
  RemoveAccountFromOrganization: (asking) => {
    const organization = managed(asking)
    const account = accountOf(organization, text(asking, 'AccountId'))
    if (account.Id === organization.managementAccountId) {
      throw new AwsNo('MasterCannotLeaveOrganizationException', 'You cannot remove the management account.')
    }
    organization.accounts = organization.accounts.filter((other) => other !== account)
    return {}
  },
}
