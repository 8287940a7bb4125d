import type { Payer } from '../../shared/contract/payers.ts'
import { PAYER_ORDERS, type PayersAddress } from './payers-address.ts'

/** The management accounts that a screen shows, in its order; there are few, so the window itself narrows and sorts them. */
export function shownPayers(
  payers: readonly Payer[],
  { isMsp, search, sort }: PayersAddress & { readonly isMsp: boolean },
): Payer[] {
  const valueOf: (payer: Payer) => string | number = PAYER_ORDERS[sort.by]
  const sign = sort.direction === 'ascending' ? 1 : -1
  return payers
    .filter((payer) => payer.isMsp === isMsp && isFound(payer, search))
    .toSorted((one, other) => {
      const [a, b] = [valueOf(one), valueOf(other)]
      return a === b ? 0 : a < b ? -sign : sign
    })
}

function isFound({ name, accountId, organizationId }: Payer, search: string): boolean {
  const digits = search.replaceAll(/[\s-]/g, '')
  const isId = /^\d+$/.test(digits) && accountId.includes(digits)
  return isId || `${name} ${organizationId ?? ''}`.toLowerCase().includes(search.toLowerCase())
}
