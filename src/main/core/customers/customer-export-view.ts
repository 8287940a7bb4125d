import { all, raw, sql, type ReadableDb } from '../store/sql.ts'
import { linkedAccounts } from './linked-accounts-view.ts'

/** What an export adds to what is known of a customer in memory. */
export interface CustomerExtras {
  readonly key: number
  readonly origin: string
  readonly domain: string | null
  readonly sector: string | null
  readonly pricebook: string | null
  readonly currency: string | null
  readonly supportPlan: string | null
  readonly isPaymentOk: number | null
  readonly isGovernment: number
  readonly note: string | null
  readonly parentIdentifier: string | null
  readonly linkedAccounts: number
  readonly users: string | null
}

/** The rest of the facts of some customers, in the given order. */
export function customerExtras(db: ReadableDb, keys: readonly number[]): CustomerExtras[] {
  return all<CustomerExtras>(
    db,
    sql`SELECT customer.key, customer.origin, customer.domain, customer.sector, customer.pricebook, customer.currency,
          customer.support_plan AS supportPlan, customer.is_payment_ok AS isPaymentOk,
          customer.is_government AS isGovernment, customer.note, parent.identifier AS parentIdentifier,
          ${linkedAccounts(raw('customer.key'))} AS linkedAccounts,
          (SELECT group_concat(email, ' ') FROM customer_user
             WHERE customer = customer.key AND state IN ('invited', 'active')) AS users
        FROM json_each(${JSON.stringify(keys)}) AS wanted CROSS JOIN customer ON customer.key = wanted.value
          LEFT JOIN customer AS parent ON parent.key = customer.parent`,
  )
}
