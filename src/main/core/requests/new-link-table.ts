import { STATE } from '../pool/account-codes.ts'
import { followMemberLinks } from '../payers/member-link-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { run, sql } from '../store/sql.ts'

/*
 * Links of what this very change made: its rows are remembered as new, so their links need no memory of their own.
 */

/** Gives a member that this change added to a customer. */
export function linkNewMember(tx: ChangeTx, key: number, customer: number): void {
  run(tx.db, sql`UPDATE member SET customer = ${customer} WHERE key = ${key}`)
  followMemberLinks(tx.db, JSON.stringify([key]), { key: tx.key, reason: null })
}

/** Gives an account that this change added to the pool to a customer; counters are the caller's. */
export function linkNewAccount(tx: ChangeTx, seq: number, customer: number): void {
  run(tx.db, sql`UPDATE account SET state = ${STATE.linked}, customer = ${customer} WHERE seq = ${seq}`)
  run(
    tx.db,
    sql`INSERT INTO account_link (account, linked_by, customer) VALUES (${seq}, ${tx.key}, ${customer})`,
  )
}
