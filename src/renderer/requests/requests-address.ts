import { RequestSort, type RequestFilter } from '../../shared/contract/request-list.ts'
import { RequestStage } from '../../shared/domain/request-stage.ts'
import { readSort, sortText } from '../routes/sort-query.ts'

/** What the address of the requests can say. */
export interface RequestsAddress {
  readonly filter: RequestFilter
  readonly sort: RequestSort
  /** `invite:<id>` of the one whose details are open. */
  readonly opened: string | null
  /** `invite` and `plan` open a dialog. */
  readonly action: string | null
}

/** Newest first: what was just asked for is at the top. */
const DEFAULT_SORT: RequestSort = { by: 'created', direction: 'descending' }
const SORTS = RequestSort.shape.by.options

/** The address of the requests with this filter, for links: `/requests?stage=submitted`. */
export function requestsPath(address: Partial<RequestsAddress>): string {
  const query = requestsQuery(address)
  return query === '' ? '/requests' : `/requests?${query}`
}

/** The part behind `?`; parts at their default are left out. */
export function requestsQuery(address: Partial<RequestsAddress>): string {
  const { filter = {}, sort = DEFAULT_SORT, opened = null, action = null } = address
  const query = new URLSearchParams()
  const put = (name: string, value: string | null | undefined): void => {
    if (value !== undefined && value !== null && value !== '') query.set(name, value)
  }
  put('stage', filter.stages?.join(','))
  put('payer', filter.payerId)
  put('customer', filter.customerId)
  put('q', filter.search)
  put('sort', sortText(sort, DEFAULT_SORT))
  put('open', opened)
  put('do', action)
  return query.toString().replaceAll('%2C', ',')
}

/** Reads what `requestsQuery` wrote; words it does not know are ignored. */
export function readRequestsQuery(text: string): RequestsAddress {
  const query = new URLSearchParams(text)
  const named = (query.get('stage') ?? '').split(',')
  const stages = RequestStage.options.filter((stage) => named.includes(stage))
  const payerId = query.get('payer')
  const customerId = query.get('customer')
  const search = query.get('q')?.slice(0, 200) ?? ''
  return {
    filter: {
      ...(stages.length > 0 ? { stages } : {}),
      ...(payerId === null ? {} : { payerId }),
      ...(customerId === null ? {} : { customerId }),
      ...(search === '' ? {} : { search }),
    },
    sort: readSort(query.get('sort'), SORTS, DEFAULT_SORT),
    opened: query.get('open'),
    action: query.get('do'),
  }
}
