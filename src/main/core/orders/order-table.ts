import type { OrderMode, OrderState } from '../../../shared/domain/order.ts'
import { Refusal } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import { get, insert, join, raw, run, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** An order as the store has it. */
export interface OrderRecord {
  readonly key: number
  readonly id: string
  readonly provider: number
  readonly customer: number
  readonly marketplace: number
  /** Running number and id of its account; null while it is a draft. */
  readonly account: number | null
  readonly account_id: number | null
  readonly model: number | null
  readonly wanted_model: number | null
  readonly mode: OrderMode
  readonly state: OrderState
  readonly external_ref: string | null
  readonly override_reason: string | null
  readonly reason: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly finished_at: string | null
  readonly rev: number
}

/** What changes of an order while it goes on. */
export type OrderMove = Pick<OrderRecord, 'state'> &
  Partial<
    Pick<
      OrderRecord,
      'account' | 'account_id' | 'model' | 'override_reason' | 'reason' | 'started_at' | 'finished_at'
    >
  >

function one(db: ReadableDb, where: SqlFragment): OrderRecord | null {
  return get<OrderRecord>(db, sql`SELECT * FROM account_order WHERE ${where}`) ?? null
}

/** The order of an id. */
export function orderById(db: ReadableDb, id: string): OrderRecord | null {
  return one(db, sql`id = ${id}`)
}

/** The order that keeps an external reference from being used twice. */
export function orderWithReference(db: ReadableDb, provider: number, reference: string): OrderRecord | null {
  return one(db, sql`provider = ${provider} AND external_ref = ${reference} AND state <> 'cancelled'`)
}

/** How many orders of a customer are in progress: accounts that it is about to get. */
export function openOrdersOf(db: ReadableDb, customer: number): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM account_order INDEXED BY account_order_open
        WHERE state = 'in_progress' AND customer = ${customer}`,
  )
  return row?.n ?? 0
}

/** Stores a new order, remembers that it is new, and returns it with its number. */
export function insertOrder(tx: ChangeTx, order: Omit<OrderRecord, 'key' | 'rev'>): OrderRecord {
  const key = insert(
    tx.db,
    sql`INSERT INTO account_order (id, provider, customer, marketplace, account, account_id, model, wanted_model, mode,
          state, external_ref, override_reason, reason, created_at, started_at, finished_at)
        VALUES (${order.id}, ${order.provider}, ${order.customer}, ${order.marketplace}, ${order.account},
          ${order.account_id}, ${order.model}, ${order.wanted_model}, ${order.mode}, ${order.state},
          ${order.external_ref}, ${order.override_reason}, ${order.reason}, ${order.created_at}, ${order.started_at},
          ${order.finished_at})`,
  )
  tx.remember('order', key, 1, null)
  return { ...order, key, rev: 1 }
}

/** Moves an order on, remembers what it was, and returns it as it is now. */
export function moveOrder(tx: ChangeTx, before: OrderRecord, move: OrderMove): OrderRecord {
  // The keys of a move are columns of the table.
  const columns = Object.keys(move) as (keyof OrderMove)[]
  const set = join(
    columns.map((column) => sql`${raw(column)} = ${move[column] ?? null}`),
    ', ',
  )
  const touched = run(
    tx.db,
    sql`UPDATE account_order SET ${set}, rev = rev + 1 WHERE key = ${before.key} AND rev = ${before.rev}`,
  )
  if (touched === 0) {
    const current = one(tx.db, sql`key = ${before.key}`)?.rev ?? 0
    throw new Refusal({ code: 'conflict', what: 'order', id: before.id, current })
  }
  const after = { ...before, ...move, rev: before.rev + 1 }
  tx.remember(
    'order',
    before.key,
    after.rev,
    Object.fromEntries(columns.map((column) => [column, before[column]])),
  )
  return after
}
