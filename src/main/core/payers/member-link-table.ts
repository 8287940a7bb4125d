import type { ChangeTx } from '../store/change.ts'
import { rememberRows } from '../store/record-table.ts'
import { run, sql, type SqlFragment, type WritableDb } from '../store/sql.ts'
import { followLinkHistory } from '../customers/link-history-table.ts'

/*
 * Who has members while they are not in the pool, and the history of that; what account_link is to accounts
 * (docs/adr/0017-a-member-and-its-customer.md).
 */

/** Gives members to a customer, or to nobody, set-wise and undoably; the history follows. */
export function setMemberCustomer(
  tx: ChangeTx,
  keys: readonly number[],
  link: { readonly customer: number | null; readonly reason: string | null },
): void {
  const list = JSON.stringify(keys)
  rememberRows(tx, 'member', list)
  run(
    tx.db,
    sql`UPDATE member SET customer = ${link.customer}, rev = rev + 1
        WHERE key IN (SELECT value FROM json_each(${list}))`,
  )
  followMemberLinks(tx.db, list, { key: tx.key, reason: link.reason })
}

/** Lets the history follow whatever the customers of members are now. `keys`: keys of members as JSON text. */
export function followMemberLinks(
  db: WritableDb,
  keys: string,
  change: { readonly key: number; readonly reason: string | null },
): void {
  followLinkHistory(db, { table: 'member', key: 'key', keys }, change)
}

/** The members that a customer has by their own word, as `FROM`: the pool links them to nobody. */
export function membersOf(customer: SqlFragment): SqlFragment {
  return sql`member AS m WHERE m.customer = ${customer} AND NOT EXISTS (
    SELECT 1 FROM account WHERE account.account_id = m.account_id AND +account.customer IS NOT NULL)`
}
