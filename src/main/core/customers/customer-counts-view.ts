import { all, get, raw, sql, type ReadableDb } from '../store/sql.ts'
import { linkedAccounts } from './linked-accounts-view.ts'

/** What belongs to a customer, in numbers. */
export interface CustomerCounts {
  readonly linkedAccounts: number
  readonly openOrders: number
  readonly users: number
}

/** Numbers and revisions of the customers of some keys. */
export function customerCounts(
  db: ReadableDb,
  keys: readonly number[],
): ReadonlyMap<number, CustomerCounts & { readonly rev: number }> {
  const rows = all<CustomerCounts & { readonly key: number; readonly rev: number }>(
    db,
    sql`SELECT customer.key, customer.rev,
          ${linkedAccounts(raw('customer.key'))} AS linkedAccounts,
          (SELECT count(*) FROM account_order
             WHERE customer = customer.key AND state IN ('draft', 'in_progress')) AS openOrders,
          (SELECT count(*) FROM customer_user
             WHERE customer = customer.key AND state IN ('invited', 'active')) AS users
        FROM json_each(${JSON.stringify(keys)}) AS wanted CROSS JOIN customer ON customer.key = wanted.value`,
  )
  return new Map(rows.map(({ key, ...row }) => [key, row]))
}

/** Customers directly under one, those that are archived apart. */
export function childCounts(
  db: ReadableDb,
  key: number,
): { readonly children: number; readonly present: number } {
  return (
    get<{ children: number; present: number }>(
      db,
      sql`SELECT count(*) AS children, count(*) FILTER (WHERE status <> 'archived') AS present
          FROM customer WHERE parent = ${key}`,
    ) ?? { children: 0, present: 0 }
  )
}

/** How many projects a customer has. */
export function projectCount(db: ReadableDb, key: number): number {
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM project WHERE customer = ${key}`)?.n ?? 0
}
