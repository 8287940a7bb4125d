import type { KnownCustomer } from '../../../../shared/domain/customer-facts.ts'
import { all, sql, type ReadableDb } from '../../store/sql.ts'

/** Every customer of the workspace by its identifier in small letters, told apart by whose it is. */
export function knownCustomers(db: ReadableDb, providerKey: number): ReadonlyMap<string, KnownCustomer> {
  const rows = all<Omit<KnownCustomer, 'isOurs'> & { isOurs: number }>(
    db,
    sql`SELECT customer.key, customer.identifier, customer.company_name AS companyName, customer.kind,
          lower(parent.identifier) AS parent, customer.provider = ${providerKey} AS isOurs, customer.status,
          customer.domain, customer.sector, customer.pricebook, customer.currency,
          customer.support_plan AS supportPlan, customer.note
        FROM customer LEFT JOIN customer AS parent ON parent.key = customer.parent ORDER BY customer.key`,
  )
  return new Map(rows.map((row) => [row.identifier.toLowerCase(), { ...row, isOurs: row.isOurs === 1 }]))
}

/** Emails of the users of a provider's customers in small letters, each with the identifier of its customer. */
export function knownEmails(db: ReadableDb, providerKey: number): ReadonlyMap<string, string> {
  const rows = all<{ email: string; identifier: string }>(
    db,
    sql`SELECT lower(customer_user.email) AS email, customer.identifier
        FROM customer_user JOIN customer ON customer.key = customer_user.customer
        WHERE customer_user.state IN ('invited', 'active') AND customer.provider = ${providerKey}`,
  )
  return new Map(rows.map(({ email, identifier }) => [email, identifier]))
}
