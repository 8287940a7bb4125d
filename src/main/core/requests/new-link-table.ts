import { STATE } from '../pool/account-codes.ts'
import type { ChangeTx } from '../store/change.ts'
import { run, sql } from '../store/sql.ts'

/**
 * Gives an account that this very change added to the pool to a customer: it is remembered as new, so its link needs no
 * memory of its own. Counters are the caller's.
 */
export function linkNewAccount(tx: ChangeTx, seq: number, customer: number): void {
  run(tx.db, sql`UPDATE account SET state = ${STATE.linked}, customer = ${customer} WHERE seq = ${seq}`)
  run(
    tx.db,
    sql`INSERT INTO account_link (account, linked_by, customer) VALUES (${seq}, ${tx.key}, ${customer})`,
  )
}
