import type { DifferenceFilter } from '../../shared/contract/listings.ts'
import { DriftKind } from '../../shared/domain/drift.ts'

/** The address of the differences of a management account. */
export function differencesPath(accountId: string, filter: DifferenceFilter = {}): string {
  const query = new URLSearchParams()
  for (const kind of filter.kinds ?? []) query.append('kind', kind)
  if (filter.search !== undefined && filter.search !== '') query.set('search', filter.search)
  if (filter.isIgnored === true) query.set('aside', '1')
  const text = query.toString()
  return `/aws/${accountId}/differences${text === '' ? '' : `?${text}`}`
}

/** The filter that an address asks for; what it does not know is left out. */
export function readDifferencesQuery(query: string): DifferenceFilter {
  const parameters = new URLSearchParams(query)
  const kinds = parameters.getAll('kind').flatMap((kind) => DriftKind.safeParse(kind).data ?? [])
  const search = parameters.get('search') ?? ''
  return {
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(search === '' ? {} : { search }),
    ...(parameters.get('aside') === '1' ? { isIgnored: true } : {}),
  }
}
