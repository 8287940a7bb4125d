/** An account, in the shape of the wire: times are epoch seconds. */
export interface DoubleAccount {
  readonly Id: string
  readonly Arn: string
  Name: string
  Email: string
  State: string
  Status: string
  JoinedMethod: string
  JoinedTimestamp: number
  /** The root or a unit. */
  parentId: string
  tags: Record<string, string>
}

export interface DoubleUnit {
  readonly Id: string
  readonly Arn: string
  Name: string
  parentId: string
}

export interface DoubleHandshake {
  readonly Id: string
  readonly Arn: string
  readonly Parties: readonly { readonly Id: string; readonly Type: string }[]
  readonly Action: string
  readonly Resources: readonly object[]
  readonly RequestedTimestamp: number
  ExpirationTimestamp: number
  State: string
}

export interface DoubleCreation {
  readonly Id: string
  readonly AccountName: string
  readonly email: string
  readonly RequestedTimestamp: number
  State: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED'
  CompletedTimestamp?: number
  AccountId?: string
  FailureReason?: string
}

/** An organization as AWS has it; tests change it as they like. */
export interface DoubleOrganization {
  readonly id: string
  readonly managementAccountId: string
  readonly managementEmail: string
  readonly partition: string
  featureSet: string
  readonly root: { readonly Id: string; readonly Arn: string; readonly Name: string }
  units: DoubleUnit[]
  accounts: DoubleAccount[]
  handshakes: DoubleHandshake[]
  creations: DoubleCreation[]
}

export interface OrganizationOptions {
  readonly managementAccountId?: string
  readonly managementEmail?: string
  readonly partition?: string
  /** How many members it begins with, besides the management account. */
  readonly members?: number
}

export const MANAGEMENT_ACCOUNT = '111122223333'

let lastId = 0

/** An id as AWS makes them: `h-` or `car-` with letters and digits; never the same twice. */
export function awsId(prefix: string): string {
  lastId += 1
  return `${prefix}-${lastId.toString(36).padStart(12, 'example00000')}`
}

export function epochSeconds(): number {
  return Math.round(Date.now() / 1000)
}

/** An organization with its management account, and members `Account 1` … when asked for. */
export function makeOrganization(options: OrganizationOptions): DoubleOrganization {
  const managementAccountId = options.managementAccountId ?? MANAGEMENT_ACCOUNT
  const partition = options.partition ?? 'aws'
  const id = `o-${managementAccountId.slice(0, 10)}`
  const arn = `arn:${partition}:organizations::${managementAccountId}`
  const organization: DoubleOrganization = {
    id,
    managementAccountId,
    managementEmail: options.managementEmail ?? 'aws@northwind.example',
    partition,
    featureSet: 'ALL',
    root: { Id: 'r-ab12', Arn: `${arn}:root/${id}/r-ab12`, Name: 'Root' },
    units: [],
    accounts: [],
    handshakes: [],
    creations: [],
  }
  addAccount(organization, {
    Id: managementAccountId,
    Name: 'Management',
    Email: organization.managementEmail,
  })
  for (let number = 1; number <= (options.members ?? 0); number += 1) {
    addAccount(organization, { Id: String(200_000_000_000 + number), Name: `Account ${number}` })
  }
  return organization
}

/** Puts an account into an organization; what is not given is made up. */
export function addAccount(
  organization: DoubleOrganization,
  given: Partial<DoubleAccount> & { readonly Id: string },
): DoubleAccount {
  const account: DoubleAccount = {
    Arn: `arn:${organization.partition}:organizations::${organization.managementAccountId}:account/${organization.id}/${given.Id}`,
    Name: `Account ${given.Id}`,
    Email: `root+${given.Id}@customer.example`,
    State: 'ACTIVE',
    Status: 'ACTIVE',
    JoinedMethod: 'CREATED',
    JoinedTimestamp: 1_700_000_000,
    parentId: organization.root.Id,
    tags: {},
    ...given,
  }
  organization.accounts.push(account)
  return account
}

/** Puts an organizational unit below the root or another unit. */
export function addUnit(
  organization: DoubleOrganization,
  { Name, parentId }: { readonly Name: string; readonly parentId?: string },
): DoubleUnit {
  const Id = `ou-ab12-${String(organization.units.length + 1).padStart(8, '0')}`
  const unit = {
    Id,
    Arn: `${organization.root.Arn.split(':root/')[0]}:ou/${organization.id}/${Id}`,
    Name,
    parentId: parentId ?? organization.root.Id,
  }
  organization.units.push(unit)
  return unit
}
