import type { RequestFilter, RequestSort } from '../../shared/contract/request-list.ts'
import { RequestStage } from '../../shared/domain/request-stage.ts'

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
const SORTS: readonly string[] = ['created', 'subject', 'customer', 'payer', 'stage', 'expires']

/** The address of the requests with this filter, for links: `/requests?stage=submitted`. */
export function requestsPath(address: Partial<RequestsAddress>): string {
  const { filter = {}, sort = DEFAULT_SORT, opened = null, action = null } = address
  const query = new URLSearchParams()
  const put = (name: string, value: string | null | undefined): void => {
    if (value !== undefined && value !== null && value !== '') query.set(name, value)
  }
  put('stage', filter.stages?.join(','))
  put('payer', filter.payerId)
  put('customer', filter.customerId)
  put('q', filter.search)
  if (sort.by !== DEFAULT_SORT.by || sort.direction !== DEFAULT_SORT.direction) {
    put('sort', `${sort.direction === 'descending' ? '-' : ''}${sort.by}`)
  }
  put('open', opened)
  put('do', action)
  const text = query.toString().replaceAll('%2C', ',')
  return text === '' ? '/requests' : `/requests?${text}`
}

/** Reads what `requestsPath` wrote behind `?`; words it does not know are ignored. */
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
    sort: readSort(query.get('sort')),
    opened: query.get('open'),
    action: query.get('do'),
  }
}

function readSort(text: string | null): RequestSort {
  const by = text?.replace(/^-/, '') ?? ''
  if (text === null || !SORTS.includes(by)) return DEFAULT_SORT
  // Checked against the list one line above.
  return { by: by as RequestSort['by'], direction: text.startsWith('-') ? 'descending' : 'ascending' }
}
