import { membersOf } from '../payers/member-link-table.ts'
import { sql, type SqlFragment } from '../store/sql.ts'

/** How many accounts a customer has, as a value: those of the pool, and members that only their organization knows. */
export function linkedAccounts(customer: SqlFragment): SqlFragment {
  return sql`((SELECT count(*) FROM account WHERE account.customer = ${customer})
    + (SELECT count(*) FROM ${membersOf(customer)}))`
}

/** True when there is at least one, as a value. */
export function hasLinkedAccounts(customer: SqlFragment): SqlFragment {
  return sql`(EXISTS (SELECT 1 FROM account WHERE account.customer = ${customer})
    OR EXISTS (SELECT 1 FROM ${membersOf(customer)}))`
}
