import { STATE } from '../pool/account-codes.ts'
import { column, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** Stores members as new Ready accounts, in the order of `keys`, numbered from `firstSeq` on (CB-09). */
export function insertMembersIntoPool(
  db: WritableDb,
  keys: readonly number[],
  account: {
    readonly marketplace: number
    readonly model: number
    readonly firstSeq: number
    readonly change: number
  },
): void {
  run(
    db,
    sql`INSERT INTO account (seq, account_id, state, marketplace, model, change, name, email, aws_state)
        SELECT ${account.firstSeq} + chosen.key, account_id, ${STATE.ready}, ${account.marketplace}, ${account.model},
          ${account.change}, name, email, aws_state
        FROM json_each(${JSON.stringify(keys)}) AS chosen CROSS JOIN member ON member.key = chosen.value`,
  )
}

/** Which of some account ids were deleted from the pool. */
export function deletedAmong(db: ReadableDb, accountIds: readonly number[]): ReadonlySet<number> {
  return new Set(
    column<number>(
      db,
      sql`SELECT account_id FROM deleted_account
          WHERE account_id IN (SELECT value FROM json_each(${JSON.stringify(accountIds)}))`,
    ),
  )
}
