import { workspaceValue } from '../settings/workspace-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { customerByKey, topCustomerByName, type CustomerRecord } from './customer-table.ts'

/** Whose customers they are. */
export interface Owner {
  readonly providerKey: number
  readonly provider: { readonly name: string; readonly tier: 'distributor' | 'reseller' }
}

/** The entry that a provider itself is, at the top of its customers; null while there is none. */
export function ownCustomer(db: ReadableDb, { providerKey, provider }: Owner): CustomerRecord | null {
  const remembered = customerByKey(db, Number(workspaceValue(db, `own_customer_${providerKey}`)))
  const own = remembered ?? topCustomerByName(db, providerKey, provider)
  return own === null || own.status === 'archived' ? null : own
}

/** True when a customer of this kind without a parent stands under the provider's own entry. */
export function standsUnderOwn(kind: CustomerRecord['kind'], { provider }: Owner): boolean {
  return kind === 'end_customer' || (kind === 'reseller' && provider.tier === 'distributor')
}
