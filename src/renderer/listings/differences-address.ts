import { DifferenceSort, type DifferenceFilter } from '../../shared/contract/listings.ts'
import { DriftKind } from '../../shared/domain/drift.ts'
import { readSort, sortText } from '../routes/sort-query.ts'

/** What the address of differences can say behind `?`; the management account stands in its path. */
export interface DifferencesAddress {
  readonly filter: DifferenceFilter
  readonly sort: DifferenceSort
}

const DEFAULT_SORT: DifferenceSort = { by: 'accountId', direction: 'ascending' }
const SORTS = DifferenceSort.shape.by.options

/** The address of the differences of a management account. */
export function differencesPath(accountId: string, address: Partial<DifferencesAddress> = {}): string {
  const query = differencesQuery(address)
  return `/aws/${accountId}/differences${query === '' ? '' : `?${query}`}`
}

/** The part behind `?`; parts at their default are left out. */
export function differencesQuery({ filter = {}, sort = DEFAULT_SORT }: Partial<DifferencesAddress>): string {
  const query = new URLSearchParams()
  for (const kind of filter.kinds ?? []) query.append('kind', kind)
  if (filter.search !== undefined && filter.search !== '') query.set('search', filter.search)
  if (filter.isIgnored === true) query.set('aside', '1')
  const order = sortText(sort, DEFAULT_SORT)
  if (order !== '') query.set('sort', order)
  return query.toString()
}

/** Reads what `differencesQuery` wrote; what it does not know is left out. */
export function readDifferencesQuery(query: string): DifferencesAddress {
  const parameters = new URLSearchParams(query)
  const kinds = parameters.getAll('kind').flatMap((kind) => DriftKind.safeParse(kind).data ?? [])
  const search = parameters.get('search') ?? ''
  return {
    filter: {
      ...(kinds.length > 0 ? { kinds } : {}),
      ...(search === '' ? {} : { search }),
      ...(parameters.get('aside') === '1' ? { isIgnored: true } : {}),
    },
    sort: readSort(parameters.get('sort'), SORTS, DEFAULT_SORT),
  }
}
