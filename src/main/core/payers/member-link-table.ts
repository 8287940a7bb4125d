import type { ChangeTx } from '../store/change.ts'
import { rememberRows } from '../store/record-table.ts'
import { run, sql, type SqlFragment, type WritableDb } from '../store/sql.ts'

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

/**
 * Lets the history follow whatever the customers of members are now: closes open links to another customer (or none)
 * and opens one where there is a customer without it. `keys`: keys of members as JSON text.
 */
export function followMemberLinks(
  db: WritableDb,
  keys: string,
  change: { readonly key: number; readonly reason: string | null },
): void {
  run(
    db,
    sql`UPDATE member_link SET unlinked_by = ${change.key}, unlink_reason = ${change.reason}
        WHERE member IN (SELECT value FROM json_each(${keys})) AND unlinked_by IS NULL
          AND customer IS NOT (SELECT member.customer FROM member WHERE member.key = member_link.member)`,
  )
  run(
    db,
    sql`INSERT INTO member_link (member, linked_by, customer)
        SELECT member.key, ${change.key}, member.customer
        FROM json_each(${keys}) AS chosen CROSS JOIN member ON member.key = chosen.value
        WHERE member.customer IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM member_link WHERE member_link.member = member.key AND unlinked_by IS NULL)`,
  )
}

/** The members that a customer has by their own word, as `FROM`: the pool links them to nobody. */
export function membersOf(customer: SqlFragment): SqlFragment {
  return sql`member AS m WHERE m.customer = ${customer} AND NOT EXISTS (
    SELECT 1 FROM account WHERE account.account_id = m.account_id AND +account.customer IS NOT NULL)`
}
