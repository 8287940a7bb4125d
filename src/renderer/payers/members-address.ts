import { AwsState } from '../../shared/contract/accounts.ts'
import { MemberRole, MemberSort, type MemberFilter } from '../../shared/contract/members.ts'
import { readSort, sortText } from '../routes/sort-query.ts'

/** What the address of members can say behind `?`. The management account stands in its path. */
export interface MembersAddress {
  /** Without `payerId`, which is known by the path. */
  readonly filter: MemberFilter
  readonly sort: MemberSort
}

const DEFAULT_SORT: MemberSort = { by: 'accountId', direction: 'ascending' }
const SORTS = MemberSort.shape.by.options

/** The address of the members of a management account (null: of all), for links. */
export function membersPath(address: Partial<MembersAddress> & { readonly account: string | null }): string {
  const path = address.account === null ? '/aws/members' : `/aws/${address.account}/members`
  const query = membersQuery(address)
  return query === '' ? path : `${path}?${query}`
}

/** The part behind `?`; parts at their default are left out. */
export function membersQuery({ filter = {}, sort = DEFAULT_SORT }: Partial<MembersAddress>): string {
  const query = new URLSearchParams()
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') query.set(name, value)
  }
  const flag = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : value ? 'yes' : 'no'
  put('q', filter.search)
  put('customer', filter.customerIds?.join(','))
  put('linked', flag(filter.isLinked))
  put('pool', flag(filter.isInPool))
  put('onboarded', flag(filter.isOnboarded))
  put('open', flag(filter.isRoleOpen))
  put('role', filter.roles?.join(','))
  put('state', filter.awsStates?.join(','))
  put('sort', sortText(sort, DEFAULT_SORT))
  return query.toString().replaceAll('%2C', ',')
}

/** Reads what `membersQuery` wrote; words it does not know are ignored. */
export function readMembersQuery(text: string): MembersAddress {
  const query = new URLSearchParams(text)
  const list = (name: string): string[] => (query.get(name) ?? '').split(',').filter(Boolean)
  const flag = (name: string): boolean | undefined => {
    const value = query.get(name)
    return value === 'yes' ? true : value === 'no' ? false : undefined
  }
  const parts: { readonly [Part in keyof MemberFilter]: MemberFilter[Part] | undefined } = {
    search: query.get('q')?.slice(0, 200),
    customerIds: list('customer'),
    isLinked: flag('linked'),
    isInPool: flag('pool'),
    isOnboarded: flag('onboarded'),
    isRoleOpen: flag('open'),
    roles: MemberRole.options.filter((role) => list('role').includes(role)),
    awsStates: AwsState.options.filter((state) => list('state').includes(state)),
  }
  return { filter: withoutBlanks(parts), sort: readSort(query.get('sort'), SORTS, DEFAULT_SORT) }
}

/** A filter without the parts that say nothing. */
export function withoutBlanks(parts: {
  readonly [Part in keyof MemberFilter]: MemberFilter[Part] | undefined
}): MemberFilter {
  const entries = Object.entries(parts).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  // Object.entries forgets which value belongs to which name.
  return Object.fromEntries(entries) as MemberFilter
}
