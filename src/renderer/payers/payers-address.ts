import type { Payer } from '../../shared/contract/payers.ts'
import { readSort, sortText } from '../routes/sort-query.ts'

/** What a management account is sorted by. */
export const PAYER_ORDERS = {
  name: ({ name }) => name.toLowerCase(),
  accountId: ({ accountId }) => accountId,
  organization: ({ organizationId }) => organizationId ?? '',
  members: ({ members }) => members,
  linked: ({ linkedMembers }) => linkedMembers,
  onboarded: ({ onboardedMembers }) => onboardedMembers,
  listed: ({ listedAt }) => listedAt ?? '',
} as const satisfies Readonly<Record<string, (payer: Payer) => string | number>>

/** An order of management accounts. */
export interface PayerSort {
  readonly by: keyof typeof PAYER_ORDERS
  readonly direction: 'ascending' | 'descending'
}

/** What the address of management accounts can say behind `?`; whether they are MSP stands in its path. */
export interface PayersAddress {
  readonly search: string
  readonly sort: PayerSort
}

const DEFAULT_SORT: PayerSort = { by: 'name', direction: 'ascending' }
// Object.keys forgets that the keys are the names.
const SORTS = Object.keys(PAYER_ORDERS) as PayerSort['by'][]

/** The part behind `?`; parts at their default are left out. */
export function payersQuery({ search, sort }: PayersAddress): string {
  const query = new URLSearchParams()
  if (search !== '') query.set('q', search)
  const order = sortText(sort, DEFAULT_SORT)
  if (order !== '') query.set('sort', order)
  return query.toString()
}

/** Reads what `payersQuery` wrote; words it does not know are ignored. */
export function readPayersQuery(text: string): PayersAddress {
  const query = new URLSearchParams(text)
  return {
    search: query.get('q')?.slice(0, 200) ?? '',
    sort: readSort(query.get('sort'), SORTS, DEFAULT_SORT),
  }
}
