import { ENTITY } from '../store/entity.ts'
import { all, sql, type ReadableDb } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'
import type { UndoSlice } from './undo-part.ts'

/** A customer, by key, that would get accounts back. */
export interface ReturningAccounts {
  readonly customer: number
  readonly accounts: number
}

/** How many accounts of a slice taking the change back would give back to customers that do not have them now. */
export function returningAccounts(
  db: ReadableDb,
  change: ChangeRecord,
  { after, upTo }: UndoSlice,
): ReturningAccounts[] {
  return all<ReturningAccounts>(
    db,
    sql`SELECT "row".before ->> '$.customer' AS customer, count(*) AS accounts
        FROM change_row AS "row" CROSS JOIN account ON account.seq = "row".key AND account.rev = "row".rev_after
        WHERE "row".change = ${change.key} AND "row".entity = ${ENTITY.account}
          AND "row".key > ${after} AND "row".key <= ${upTo}
          AND "row".before ->> '$.customer' IS NOT NULL AND "row".before ->> '$.customer' IS NOT account.customer
        GROUP BY 1`,
  )
}
