import type { OrderFilter, OrderSelection } from '../../../shared/contract/orders.ts'
import { all, get, join, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import type { OrderRecord } from './order-table.ts'

/** A choice among the orders of one provider; those of others are never in it. */
export interface AskedOrders {
  readonly selection: OrderSelection
  readonly providerKey: number
}

/** All orders that match a filter. */
export function ordersOf(filter: OrderFilter, providerKey: number): AskedOrders {
  return { selection: { kind: 'matching', filter, except: [] }, providerKey }
}

/** The condition that chooses them in `account_order AS o`. */
export function chosenOrders({ selection, providerKey }: AskedOrders): SqlFragment {
  if (selection.kind === 'these') {
    return sql`o.provider = ${providerKey} AND o.id IN ${listed(selection.orderIds)}`
  }
  const matching = matchingOrders(selection.filter, providerKey)
  return selection.except.length === 0
    ? matching
    : sql`${matching} AND o.id NOT IN ${listed(selection.except)}`
}

/** The condition that a filter makes on `account_order AS o`. */
export function matchingOrders(filter: OrderFilter, providerKey: number): SqlFragment {
  const conditions = [sql`o.provider = ${providerKey}`]
  const { states = [], marketplaceIds = [], modes = [] } = filter
  if (states.length > 0) conditions.push(sql`o.state IN ${listed(states)}`)
  if (marketplaceIds.length > 0) {
    conditions.push(sql`o.marketplace IN (SELECT key FROM marketplace WHERE id IN ${listed(marketplaceIds)})`)
  }
  if (modes.length > 0) conditions.push(sql`o.mode IN ${listed(modes)}`)
  if (filter.customerId !== undefined) {
    conditions.push(sql`o.customer = (SELECT key FROM customer WHERE id = ${filter.customerId})`)
  }
  const search = filter.search?.trim() ?? ''
  if (search !== '') {
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    conditions.push(sql`(CAST(o.key AS TEXT) = ${search.replace(/^#/, '')} OR o.external_ref LIKE ${pattern} ESCAPE '\\'
      OR printf('%012d', o.account_id) LIKE ${pattern} ESCAPE '\\' AND o.account_id IS NOT NULL
      OR o.customer IN (SELECT key FROM customer
        WHERE company_name LIKE ${pattern} ESCAPE '\\' OR identifier LIKE ${pattern} ESCAPE '\\'))`)
  }
  return join(conditions, ' AND ')
}

/** How many orders are chosen. */
export function countOrders(db: ReadableDb, asked: AskedOrders): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM account_order AS o WHERE ${chosenOrders(asked)}`,
  )
  return row?.n ?? 0
}

/** The chosen orders as the store has them, oldest first. */
export function orderRecords(db: ReadableDb, asked: AskedOrders): OrderRecord[] {
  return all(db, sql`SELECT o.* FROM account_order AS o WHERE ${chosenOrders(asked)} ORDER BY o.key`)
}

function listed(values: readonly string[]): SqlFragment {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
}
