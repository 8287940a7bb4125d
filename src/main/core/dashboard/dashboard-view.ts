import { all, sql, type ReadableDb } from '../store/sql.ts'
import { STATE } from '../pool/account-codes.ts'

const MOST_HOLDS = 50

/** A marketplace with what staff plan for it. */
export interface MarketplaceLine {
  readonly key: number
  readonly id: string
  readonly code: string
  readonly name: string
  readonly providerKey: number
  readonly providerId: string
  readonly providerName: string
  readonly poolTarget: number | null
  readonly reorderAt: number | null
}

/** Every marketplace, those of the given provider first. */
export function marketplaceLines(db: ReadableDb, providerKey: number): MarketplaceLine[] {
  return all(
    db,
    sql`SELECT marketplace.key, marketplace.id, code, marketplace.name, provider.key AS providerKey,
          provider.id AS providerId, provider.name AS providerName, pool_target AS poolTarget, reorder_at AS reorderAt
        FROM marketplace JOIN provider ON provider.key = marketplace.provider
        ORDER BY provider.key <> ${providerKey}, provider.name, provider.key, code`,
  )
}

/** How many orders of each marketplace and model were started since a time; cancelled ones gave their account back. */
export function ordersStarted(
  db: ReadableDb,
  since: string,
): { readonly marketplace: number; readonly model: number; readonly orders: number }[] {
  return all(
    db,
    sql`SELECT marketplace, model, count(*) AS orders FROM account_order INDEXED BY account_order_started
        WHERE started_at >= ${since} AND state <> 'cancelled' GROUP BY marketplace, model`,
  )
}

/** How many orders of a provider were completed on each UTC day since `since`. */
export function ordersCompleted(
  db: ReadableDb,
  providerKey: number,
  since: string,
): { readonly day: string; readonly orders: number }[] {
  return all(
    db,
    sql`SELECT substr(finished_at, 1, 10) AS day, count(*) AS orders
        FROM account_order INDEXED BY account_order_finished
        WHERE finished_at >= ${since} AND state = 'completed' AND provider = ${providerKey} GROUP BY day`,
  )
}

/** How many accounts of a provider were Ready when days ended, the last one before `since` included; days without a change are left out. */
export function readyAtDaysEnd(
  db: ReadableDb,
  providerKey: number,
  since: string,
): { readonly day: string; readonly ready: number }[] {
  return all(
    db,
    sql`SELECT day, sum(CASE provider WHEN ${providerKey} THEN ready ELSE 0 END) AS ready
        FROM pool_day JOIN marketplace ON marketplace.key = pool_day.marketplace
        WHERE day >= coalesce((SELECT max(day) FROM pool_day WHERE day < ${since}), ${since}) GROUP BY day ORDER BY day`,
  )
}

/** How many accounts the staff of a provider added per UTC day since `since`; what was taken back does not count. */
export function addedPerDay(
  db: ReadableDb,
  providerKey: number,
  since: string,
): { readonly day: string; readonly accounts: number }[] {
  // All accounts of a change belong to one provider: the first one that still is somewhere tells which.
  const owner = (table: 'account' | 'deleted_account') =>
    table === 'account'
      ? sql`(SELECT marketplace FROM account WHERE seq BETWEEN first_seq AND last_seq ORDER BY seq LIMIT 1)`
      : sql`(SELECT marketplace FROM deleted_account WHERE seq BETWEEN first_seq AND last_seq ORDER BY seq LIMIT 1)`
  return all(
    db,
    sql`SELECT substr(at, 1, 10) AS day, sum(last_seq - first_seq + 1) AS accounts
        FROM change_set JOIN marketplace ON marketplace.key = coalesce(${owner('account')}, ${owner('deleted_account')})
        WHERE at >= ${since} AND first_seq IS NOT NULL AND undo_state <> 'undone' AND marketplace.provider = ${providerKey}
        GROUP BY day ORDER BY day`,
  )
}

/** The holds of a provider that end on a day up to `until`, soonest first. */
export function holdsEndingBy(
  db: ReadableDb,
  providerKey: number,
  until: string,
): { readonly accountId: number; readonly reason: string; readonly until: string }[] {
  return all(
    db,
    sql`SELECT account_id AS accountId, coalesce(hold_reason, '') AS reason, hold_until AS until
        FROM account INDEXED BY account_hold_until CROSS JOIN marketplace ON marketplace.key = account.marketplace
        WHERE hold_until <= ${until} AND state = ${STATE.held} AND marketplace.provider = ${providerKey}
        ORDER BY hold_until, seq LIMIT ${MOST_HOLDS}`,
  )
}
