import { ENTITY } from '../store/entity.ts'
import { all, sql, type ReadableDb } from '../store/sql.ts'
import type { AccountRecord } from './account-table.ts'

/** A change that touched an account; `before` holds the columns it changed, as they were. */
export interface AccountEvent {
  readonly change: number
  /** Number of the change's first entry in the log. */
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: string
  readonly label: string
  readonly changeId: string
  readonly rows: number
  readonly undo: 'possible' | 'undone' | 'interrupted' | 'not-undoable'
  readonly before: Readonly<Record<string, string | number | null>> | null
}

/** Every change of one account, newest first; the last one brought it. */
export function accountEvents(
  db: ReadableDb,
  account: Pick<AccountRecord, 'seq' | 'change'>,
): AccountEvent[] {
  return all<Omit<AccountEvent, 'before'> & { before: string | null }>(
    db,
    sql`SELECT change, coalesce(first_event, 0) AS seq, at, actor, kind AS type, label, id AS changeId, rows, undo_state AS undo, before
        FROM (
          SELECT change, json(before) AS before FROM change_row
          WHERE entity = ${ENTITY.account} AND key = ${account.seq} AND before IS NOT NULL
          UNION ALL SELECT change, NULL FROM change_row
          WHERE entity = ${ENTITY.deletedAccount} AND key = ${account.seq}
          UNION ALL SELECT ${account.change}, NULL)
        CROSS JOIN change_set ON change_set.key = change ORDER BY change DESC`,
  ).map((event) => ({
    ...event,
    before: event.before === null ? null : (JSON.parse(event.before) as AccountEvent['before']),
  }))
}

/** An order of an account that a change moved on. */
export interface AccountOrder {
  readonly change: number
  /** The number that people see. */
  readonly number: number
  readonly externalRef: string | null
}

/** The orders of an account among those that some changes touched. */
export function ordersOfAccount(db: ReadableDb, seq: number, changes: readonly number[]): AccountOrder[] {
  return all(
    db,
    sql`SELECT change_row.change, account_order.key AS number, external_ref AS externalRef
        FROM json_each(${JSON.stringify(changes)}) AS wanted
        CROSS JOIN change_row ON change_row.change = wanted.value AND change_row.entity = ${ENTITY.order}
        CROSS JOIN account_order ON account_order.key = change_row.key
        WHERE account_order.account = ${seq}`,
  )
}
