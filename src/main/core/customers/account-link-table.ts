import { run, sql, type WritableDb } from '../store/sql.ts'
import { followLinkHistory } from './link-history-table.ts'

/*
 * The history of links (CS-09, CS-11, invariant 7). Whoever writes `account.customer` calls one of these for the same
 * accounts in the same transaction. `seqs`: running numbers as JSON text.
 */

/** Opens links of accounts that had none. */
export function openLinks(
  db: WritableDb,
  seqs: string,
  link: { readonly key: number; readonly customer: number },
): void {
  run(
    db,
    sql`INSERT INTO account_link (account, linked_by, customer)
        SELECT value, ${link.key}, ${link.customer} FROM json_each(${seqs})`,
  )
}

/** Closes the open links of accounts. */
export function closeLinks(
  db: WritableDb,
  seqs: string,
  change: { readonly key: number; readonly reason: string | null },
): void {
  run(
    db,
    sql`UPDATE account_link SET unlinked_by = ${change.key}, unlink_reason = ${change.reason}
        WHERE account IN (SELECT value FROM json_each(${seqs})) AND unlinked_by IS NULL`,
  )
}

/** Lets the history follow whatever the customers of accounts are now. */
export function followLinks(
  db: WritableDb,
  seqs: string,
  change: { readonly key: number; readonly reason: string | null },
): void {
  followLinkHistory(db, { table: 'account', key: 'seq', keys: seqs }, change)
}

/** Forgets the links that a change opened for accounts that it added and that are gone again; running numbers `after` … `upTo`. */
export function forgetLinks(
  db: WritableDb,
  change: number,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): void {
  run(
    db,
    sql`DELETE FROM account_link WHERE account > ${after} AND account <= ${upTo} AND linked_by = ${change}
          AND account NOT IN (SELECT seq FROM account WHERE seq = account_link.account)
          AND account NOT IN (SELECT seq FROM deleted_account WHERE seq = account_link.account)`,
  )
}
