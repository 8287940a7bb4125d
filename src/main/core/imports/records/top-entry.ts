import { proposeIdentifier } from '../../../../shared/domain/customer.ts'
import { insertCustomer } from '../../customers/customer-table.ts'
import type { ProviderRecord } from '../../settings/provider-table.ts'
import type { ChangeTx } from '../../store/change.ts'
import { get, sql, type ReadableDb } from '../../store/sql.ts'

/** The provider's own entry at the top of its customers, under which those without a parent stand; null: there is none yet. */
export function ownTopEntry(
  db: ReadableDb,
  { key, name, tier }: ProviderRecord,
): { readonly key: number; readonly identifier: string } | null {
  const row = get<{ key: number; identifier: string }>(
    db,
    sql`SELECT key, identifier FROM customer WHERE provider = ${key} AND parent IS NULL AND kind = ${tier}
          AND status <> 'archived' ORDER BY company_name = ${name} DESC, key LIMIT 1`,
  )
  return row ?? null
}

/** Adds the provider's own entry, in the change that needs it. */
export function createTopEntry(tx: ChangeTx, provider: ProviderRecord, id: string): number {
  const key = insertCustomer(tx.db, {
    id,
    providerKey: provider.key,
    identifier: freeIdentifier(tx.db, provider.name),
    companyName: provider.name,
    kind: provider.tier,
    parentKey: null,
    status: 'active',
    origin: 'created',
    createdAt: tx.at,
    domain: null,
    sector: null,
    pricebook: null,
    currency: null,
    supportPlan: null,
    isPaymentOk: null,
    isGovernment: false,
    note: null,
  })
  tx.remember('customer', key, 1, null)
  return key
}

function freeIdentifier(db: ReadableDb, name: string): string {
  const base = proposeIdentifier(name) || 'provider'
  for (let number = 1; ; number += 1) {
    const identifier = number === 1 ? base : `${base}-${number}`
    if (get(db, sql`SELECT 1 FROM customer WHERE identifier = ${identifier}`) === undefined) return identifier
  }
}
