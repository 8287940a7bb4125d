import { accountIdFromNumber } from '../../../../shared/domain/account-id.ts'
import type { AccountModel } from '../../../../shared/domain/account-model.ts'
import type { PickableAccount } from '../../../../shared/domain/order-plan.ts'
import { modelCode, STATE } from '../../pool/account-codes.ts'
import { IS_USABLE } from '../../pool/account-move-table.ts'
import { all, column, raw, sql, type ReadableDb } from '../../store/sql.ts'

/** External references that orders of a provider have; a cancelled order gives its own back. */
export function knownReferences(db: ReadableDb, providerKey: number): ReadonlySet<string> {
  return new Set(
    column<string>(
      db,
      sql`SELECT external_ref FROM account_order
          WHERE provider = ${providerKey} AND external_ref IS NOT NULL AND state <> 'cancelled'`,
    ),
  )
}

/** The Ready accounts of a queue that an order may take, oldest first, at most so many (CB-10, A-08). */
export function readyAccounts(
  db: ReadableDb,
  queue: { readonly marketplace: number; readonly model: AccountModel },
  limit: number,
): PickableAccount[] {
  return all<{ seq: number; accountId: number }>(
    db,
    sql`SELECT seq, account_id AS accountId FROM account INDEXED BY account_queue
        WHERE state = ${raw(String(STATE.ready))} AND marketplace = ${queue.marketplace}
          AND model = ${modelCode(queue.model)} AND ${IS_USABLE} ORDER BY seq LIMIT ${limit}`,
  ).map(({ seq, accountId }) => ({ seq, accountId: accountIdFromNumber(accountId), model: queue.model }))
}
