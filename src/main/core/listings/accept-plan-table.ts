import type { DifferenceSelection } from '../../../shared/contract/listings.ts'
import type { ChangeTx } from '../store/change.ts'
import { all, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'
import { isChosen } from './difference-view.ts'
import { READY, UNUSABLE } from './compared-fields.ts'

/** What becomes of one chosen difference; the last ones stay as they are. */
export type Verdict =
  | 'add'
  | 'move'
  | 'change'
  | 'remove'
  | 'pool'
  | 'invalid'
  | 'settled'
  | 'foreign'
  | 'has-customer'
  | 'not-ready'
  | 'gone'

/** Whose differences, for the staff of which provider. */
export interface AcceptFor {
  readonly payer: number
  readonly provider: number
}

/**
 * Chooses differences into the temporary table `accepting` and decides on each what accepting it does, looking at members
 * and pool as they are now.
 */
export function planAccepting(
  db: WritableDb,
  { payer, provider }: AcceptFor,
  selection: DifferenceSelection,
): void {
  run(
    db,
    sql`CREATE TEMP TABLE IF NOT EXISTS accepting (account_id INTEGER, field TEXT, verdict TEXT,
          PRIMARY KEY (account_id, field)) WITHOUT ROWID`,
  )
  run(db, sql`DELETE FROM temp.accepting`)
  run(
    db,
    sql`INSERT INTO temp.accepting (account_id, field, verdict)
        SELECT drift.account_id, drift.field, CASE drift.kind
          WHEN 'new' THEN CASE WHEN member.key IS NULL THEN 'add' WHEN member.management_account = ${payer} THEN 'settled'
            WHEN other.provider = ${provider} THEN 'move' ELSE 'foreign' END
          WHEN 'missing' THEN CASE WHEN member.management_account IS NOT ${payer} THEN 'settled'
            WHEN member.customer IS NOT NULL THEN 'has-customer' ELSE 'remove' END
          WHEN 'pool' THEN CASE WHEN account.seq IS NULL THEN 'gone' WHEN field <> 'pool_status' THEN 'pool'
            WHEN account.state IN ${READY} AND seen.aws_state IN ${UNUSABLE} THEN 'invalid' ELSE 'not-ready' END
          ELSE CASE WHEN member.management_account IS NOT ${payer} THEN 'gone' ELSE 'change' END END
        FROM drift
        LEFT JOIN observed_account AS seen ON drift.field = 'pool_status'
          AND seen.management_account = drift.management_account AND seen.account_id = drift.account_id
        LEFT JOIN member ON drift.kind <> 'pool' AND member.account_id = drift.account_id
        LEFT JOIN management_account AS other ON other.key = member.management_account
        LEFT JOIN account ON drift.kind = 'pool' AND account.account_id = drift.account_id
        WHERE ${chosen(payer, selection)} ORDER BY drift.account_id, drift.field`,
  )
}

function chosen(payer: number, selection: DifferenceSelection): SqlFragment {
  const named = isChosen(payer, selection)
  // What was put aside is brought back first.
  return selection.kind === 'these' ? sql`${named} AND drift.is_ignored = 0` : named
}

/** How many chosen differences, and how many accounts, each verdict has. */
export function verdictCounts(
  db: ReadableDb,
): { readonly verdict: Verdict; readonly rows: number; readonly accounts: number }[] {
  return all(
    db,
    sql`SELECT verdict, count(*) AS rows, count(DISTINCT account_id) AS accounts FROM temp.accepting GROUP BY verdict`,
  )
}

/** Marks what was accepted as settled by the change, for as long as that stands. */
export function settleAccepted({ db, key }: ChangeTx, payer: number): void {
  run(
    db,
    sql`UPDATE drift SET resolved_by = ${key} FROM temp.accepting AS taken
        WHERE drift.management_account = ${payer} AND drift.account_id = taken.account_id AND drift.field = taken.field
          AND taken.verdict IN ('add', 'move', 'change', 'remove', 'pool', 'invalid', 'settled')`,
  )
}
