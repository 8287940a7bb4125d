import { AwsState, type AccountFilter, type AccountSort } from '../../shared/contract/accounts.ts'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { AccountStatus } from '../../shared/domain/account-status.ts'

/** What the address of the pool can say. */
export interface PoolAddress {
  readonly filter: AccountFilter
  readonly sort: AccountSort
  /** The account whose details are open. */
  readonly account: string | null
}

/** Newest first: what was just added is at the top. */
export const DEFAULT_SORT: AccountSort = { by: 'added', direction: 'descending' }
const SORTS: readonly string[] = [
  'added',
  'accountId',
  'marketplace',
  'model',
  'status',
  'name',
  'email',
  'customer',
]

/** The address of the pool with this filter, for links: `/pool?status=ready`. */
export function poolPath(address: Partial<PoolAddress>): string {
  const query = poolQuery(address)
  return query === '' ? '/pool' : `/pool?${query}`
}

/** The part behind `?`; parts at their default are left out. */
export function poolQuery({
  filter = {},
  sort = DEFAULT_SORT,
  account = null,
}: Partial<PoolAddress>): string {
  const query = new URLSearchParams()
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') query.set(name, value)
  }
  put('status', filter.statuses?.join(','))
  put('marketplace', filter.marketplaceIds?.join(','))
  put('model', filter.models?.join(','))
  put('held', filter.isHeld === undefined ? undefined : filter.isHeld ? 'yes' : 'no')
  put('aws', filter.awsStates?.join(','))
  put('customer', filter.customerIds?.join(','))
  put('project', filter.projectIds?.join(','))
  put('linked', filter.isLinked === undefined ? undefined : filter.isLinked ? 'yes' : 'no')
  put('others', filter.includeOtherProviders === true ? 'yes' : undefined)
  put('change', filter.addedByChangeId)
  put('q', filter.search)
  if (sort.by !== DEFAULT_SORT.by || sort.direction !== DEFAULT_SORT.direction) {
    put('sort', `${sort.direction === 'descending' ? '-' : ''}${sort.by}`)
  }
  put('account', account ?? undefined)
  return query.toString().replaceAll('%2C', ',')
}

/** Reads what `poolQuery` wrote; words it does not know are ignored. */
export function readPoolQuery(text: string): PoolAddress {
  const query = new URLSearchParams(text)
  const list = (name: string): string[] => (query.get(name) ?? '').split(',').filter(Boolean)
  const known = <Value extends string>(name: string, values: readonly Value[]): Value[] =>
    values.filter((value) => list(name).includes(value))
  const statuses = known('status', AccountStatus.options)
  const models = known('model', AccountModel.options)
  const awsStates = known('aws', AwsState.options)
  const marketplaceIds = list('marketplace')
  const customerIds = list('customer')
  const projectIds = list('project')
  const held = query.get('held')
  const linked = query.get('linked')
  const change = query.get('change')
  const search = query.get('q')?.slice(0, 200)
  return {
    filter: {
      ...(statuses.length > 0 ? { statuses } : {}),
      ...(marketplaceIds.length > 0 ? { marketplaceIds } : {}),
      ...(models.length > 0 ? { models } : {}),
      ...(held === null ? {} : { isHeld: held === 'yes' }),
      ...(awsStates.length > 0 ? { awsStates } : {}),
      ...(customerIds.length > 0 ? { customerIds } : {}),
      ...(projectIds.length > 0 ? { projectIds } : {}),
      ...(linked === null ? {} : { isLinked: linked === 'yes' }),
      ...(query.get('others') === 'yes' ? { includeOtherProviders: true } : {}),
      ...(change === null ? {} : { addedByChangeId: change }),
      ...(search === undefined || search === '' ? {} : { search }),
    },
    sort: readSort(query.get('sort')),
    account: query.get('account'),
  }
}

function readSort(text: string | null): AccountSort {
  const by = text?.replace(/^-/, '') ?? ''
  if (text === null || !SORTS.includes(by)) return DEFAULT_SORT
  // Checked against the list one line above.
  return { by: by as AccountSort['by'], direction: text.startsWith('-') ? 'descending' : 'ascending' }
}

/** True when the filter leaves nothing out but what belongs to others. */
export function isFilterEmpty(filter: AccountFilter): boolean {
  return poolQuery({ filter: { ...filter, includeOtherProviders: false } }) === ''
}
