import { AwsNo, denied } from './aws-no.ts'
import type { DoubleAccount, DoubleOrganization } from './organization.ts'
import type { DoubleState } from './state.ts'

/** Who asks, told by the access key that signed. */
export interface Caller {
  readonly accountId: string
  readonly arn: string
}

/** One call that reached a service of the double. */
export interface Asking {
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  readonly caller: Caller
  readonly state: DoubleState
}

export type Answer = Readonly<Record<string, unknown>>
export type Service = Readonly<Record<string, (asking: Asking) => Answer>>

export function text(asking: Asking, name: string): string {
  const value = asking.input[name]
  if (typeof value !== 'string') throw new AwsNo('InvalidInputException', `You gave no ${name}.`)
  return value
}

/** The organization of the caller, who must be its management account. */
export function managed({ operation, caller, state }: Asking): DoubleOrganization {
  const own = state.organizations.get(caller.accountId)
  if (own !== undefined) return own
  if (!organizations(state).some(({ accounts }) => accounts.some(({ Id }) => Id === caller.accountId))) {
    throw new AwsNo('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')
  }
  throw denied(caller.arn, `organizations:${operation}`, '*')
}

export function organizations(state: DoubleState): readonly DoubleOrganization[] {
  return [...state.organizations.values()]
}

export function accountOf(organization: DoubleOrganization, id: string): DoubleAccount {
  const account = organization.accounts.find(({ Id }) => Id === id)
  if (account !== undefined) return account
  throw new AwsNo('AccountNotFoundException', 'You specified an account that does not exist.')
}

/** One page of a list; the token is the place where the next one begins. */
export function page<Item>(
  { input }: Asking,
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly NextToken?: string } {
  const from = Number(input['NextToken'] ?? 0)
  const size = Math.min(Number(input['MaxResults'] ?? 20), 20)
  const to = from + size
  return { items: items.slice(from, to), ...(to < items.length ? { NextToken: String(to) } : {}) }
}
