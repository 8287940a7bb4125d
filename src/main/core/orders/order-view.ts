import type { Order, OrderFilter, OrderSort } from '../../../shared/contract/orders.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import { modelOfCode } from '../pool/account-codes.ts'
import { ENTITY } from '../store/entity.ts'
import { all, get, raw, sql, type ReadableDb } from '../store/sql.ts'
import { chosenOrders, matchingOrders, type AskedOrders } from './chosen-orders-view.ts'
import type { OrderRecord } from './order-table.ts'

type Row = OrderRecord & {
  readonly customerId: string
  readonly customerIdentifier: string
  readonly customerName: string
  readonly marketplaceId: string
  readonly marketplaceCode: string
}

/** Part of a list. */
interface OrderPage {
  readonly sort: OrderSort
  readonly first: number
  readonly count: number
}

const JOINED = raw(`account_order AS o JOIN customer ON customer.key = o.customer
  JOIN marketplace ON marketplace.key = o.marketplace`)

const SELECTED = raw(`o.*, customer.id AS customerId, customer.identifier AS customerIdentifier,
  customer.company_name AS customerName, marketplace.id AS marketplaceId, marketplace.code AS marketplaceCode`)

const SORT_COLUMNS: Readonly<Record<OrderSort['by'], string>> = {
  number: 'o.key',
  externalRef: 'o.external_ref',
  accountId: 'o.account_id',
  model: 'o.model',
  customer: 'customer.company_name COLLATE NOCASE',
  marketplace: 'marketplace.code',
  mode: `CASE o.mode WHEN 'new' THEN 1 WHEN 'existing' THEN 2 ELSE 3 END`,
  state: `CASE o.state WHEN 'draft' THEN 1 WHEN 'in_progress' THEN 2 WHEN 'completed' THEN 3 WHEN 'failed' THEN 4 ELSE 5 END`,
  started: 'o.started_at',
  finished: 'o.finished_at',
}

/** Chosen orders in the asked order; what has no value to sort by comes last. */
export function orderRows(db: ReadableDb, asked: AskedOrders, { sort, first, count }: OrderPage): Order[] {
  const column = raw(SORT_COLUMNS[sort.by])
  const direction = raw(sort.direction === 'ascending' ? 'ASC' : 'DESC')
  // Keys first: names are looked up for the rows of the page only, unless they are what is sorted by.
  const from = sort.by === 'customer' || sort.by === 'marketplace' ? JOINED : raw('account_order AS o')
  return all<Row>(
    db,
    sql`WITH chosen (key, place) AS MATERIALIZED (
          SELECT o.key, row_number() OVER () FROM (
            SELECT o.key FROM ${from} WHERE ${chosenOrders(asked)}
            ORDER BY ${column} ${direction} NULLS LAST, o.key ${direction} LIMIT ${count} OFFSET ${first}) AS o)
        SELECT ${SELECTED} FROM chosen CROSS JOIN account_order AS o ON o.key = chosen.key
        CROSS JOIN customer ON customer.key = o.customer
        CROSS JOIN marketplace ON marketplace.key = o.marketplace ORDER BY place`,
  ).map(toOrder)
}

/** How many orders match, by state, whatever states the filter asks for. */
export function countByState(
  db: ReadableDb,
  { filter, providerKey }: { readonly filter: OrderFilter; readonly providerKey: number },
): Readonly<Record<OrderState, number>> {
  const counts = { draft: 0, in_progress: 0, completed: 0, failed: 0, cancelled: 0 }
  const { states: _states, ...rest } = filter
  const found = all<{ state: OrderState; n: number }>(
    db,
    sql`SELECT o.state, count(*) AS n FROM account_order AS o WHERE ${matchingOrders(rest, providerKey)} GROUP BY o.state`,
  )
  for (const { state, n } of found) counts[state] = n
  return counts
}

/** One order as lists show it. */
export function orderRow(db: ReadableDb, key: number): Order {
  const row = get<Row>(db, sql`SELECT ${SELECTED} FROM ${JOINED} WHERE o.key = ${key}`)
  if (row === undefined) throw new Error('an order that was just written is there')
  return toOrder(row)
}

/** What happened to an order, newest first. */
export function orderHistory(
  db: ReadableDb,
  key: number,
): { readonly at: string; readonly actor: string; readonly label: string; readonly changeId: string }[] {
  return all(
    db,
    sql`SELECT at, actor, label, id AS changeId FROM change_row CROSS JOIN change_set ON change_set.key = change
        WHERE entity = ${ENTITY.order} AND change_row.key = ${key} ORDER BY change DESC`,
  )
}

/** When a change was made. */
export function changeTime(db: ReadableDb, change: number): string {
  return get<{ at: string }>(db, sql`SELECT at FROM change_set WHERE key = ${change}`)?.at ?? ''
}

function toOrder(row: Row): Order {
  return {
    id: row.id,
    number: row.key,
    externalRef: row.external_ref,
    customerId: row.customerId,
    customerIdentifier: row.customerIdentifier,
    customerName: row.customerName,
    marketplaceId: row.marketplaceId,
    marketplaceCode: row.marketplaceCode,
    accountId: row.account_id === null ? null : accountIdFromNumber(row.account_id),
    model: row.model === null ? null : modelOfCode(row.model),
    wantedModel: row.wanted_model === null ? null : modelOfCode(row.wanted_model),
    mode: row.mode,
    state: row.state,
    overrideReason: row.override_reason,
    reason: row.reason,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    rev: row.rev,
  }
}
