import type { PoolChange } from '../../../shared/domain/pool-change.ts'
import { closeLinks, openLinks } from '../customers/account-link-table.ts'
import { ENTITY } from '../store/entity.ts'
import { join, raw, run, sql, type SqlFragment, type WritableDb } from '../store/sql.ts'
import { modelCode, STATE } from './account-codes.ts'
import { ACCOUNT_COLUMNS } from './account-table.ts'

/** A change with marketplaces and customers as the store knows them. */
export interface StoredChange {
  readonly change: PoolChange
  /** For an edit: the key of the new marketplace, null when it stays. */
  readonly marketplace: number | null
  /** For a link: the key of the customer. */
  readonly customer: number | null
  /** For an assignment: the key of the project. */
  readonly project: number | null
}

type Column =
  | 'customer'
  | 'project'
  | 'state'
  | 'marketplace'
  | 'model'
  | 'status_reason'
  | 'hold_reason'
  | 'hold_until'

/**
 * Changes some accounts set-wise and remembers what they were; `seqs` in ascending order, all of them affected. Must run
 * inside `change()`, whose key and time it is given; counting and the pool in memory are the caller's.
 */
export function writeAccountChange(
  tx: { readonly db: WritableDb; readonly key: number; readonly at: string },
  seqs: Uint32Array,
  stored: StoredChange,
): void {
  const list = `[${seqs.join(',')}]`
  if (stored.change.kind === 'delete') return deleteAccounts(tx, list)
  const columns = changedColumns(stored)
  const before = join(
    columns.map(([column]) => raw(`'${column}', ${column}`)),
    ', ',
  )
  run(
    tx.db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${tx.key}, ${ENTITY.account}, seq, rev + 1, jsonb_object(${before})
        FROM json_each(${list}) AS chosen CROSS JOIN account ON account.seq = chosen.value`,
  )
  const set = join(
    columns.map(([column, value]) => sql`${raw(column)} = ${value}`),
    ', ',
  )
  run(
    tx.db,
    sql`UPDATE account SET ${set}, rev = rev + 1 WHERE seq IN (SELECT value FROM json_each(${list}))`,
  )
  writeLinks(tx, list, stored)
}

/** The history of links; every account of such a change had no link, or has one. */
function writeLinks(
  tx: { readonly db: WritableDb; readonly key: number },
  list: string,
  { change, customer }: StoredChange,
): void {
  if (change.kind === 'link' && customer !== null) openLinks(tx.db, list, { key: tx.key, customer })
  if (change.kind === 'unlink') closeLinks(tx.db, list, { key: tx.key, reason: change.reason })
}

/** The state of an account that nothing keeps from being Ready any more. */
const FREE = raw(`CASE WHEN customer IS NULL THEN ${STATE.ready} ELSE ${STATE.linked} END`)

function changedColumns(stored: StoredChange): readonly (readonly [Column, SqlFragment])[] {
  const { change, marketplace, customer, project } = stored
  const none = sql`NULL`
  switch (change.kind) {
    case 'edit':
      return [
        ...(marketplace === null ? [] : [['marketplace', sql`${marketplace}`] as const]),
        ...(change.model === undefined ? [] : [['model', sql`${modelCode(change.model)}`] as const]),
      ]
    case 'mark-invalid':
      return [
        [
          'state',
          raw(
            `CASE state WHEN ${STATE.provisioning_failed} THEN ${STATE.invalidAfterFailure} ELSE ${STATE.invalid} END`,
          ),
        ],
        ['status_reason', sql`${change.reason}`],
        ['hold_reason', none],
        ['hold_until', none],
      ]
    case 'revalidate':
      return [
        ['state', FREE],
        ['status_reason', none],
      ]
    case 'hold':
      return [
        ['state', sql`${STATE.held}`],
        ['hold_reason', sql`${change.reason}`],
        ['hold_until', sql`${change.until}`],
      ]
    case 'release':
      return [
        ['state', FREE],
        ['hold_reason', none],
        ['hold_until', none],
      ]
    case 'link':
      return [
        ['customer', sql`${customer}`],
        ['state', raw(`CASE state WHEN ${STATE.ready} THEN ${STATE.linked} ELSE state END`)],
      ]
    case 'unlink':
      return [
        ['customer', none],
        ['project', none],
        ['state', raw(`CASE state WHEN ${STATE.linked} THEN ${STATE.ready} ELSE state END`)],
      ]
    case 'assign':
      return [['project', sql`${project}`]]
    case 'unassign':
      return [['project', none]]
    case 'delete':
      return []
  }
}

function deleteAccounts(
  tx: { readonly db: WritableDb; readonly key: number; readonly at: string },
  list: string,
): void {
  const chosen = sql`FROM json_each(${list}) AS chosen CROSS JOIN account ON account.seq = chosen.value`
  run(
    tx.db,
    sql`INSERT INTO deleted_account (${ACCOUNT_COLUMNS}, deleted_at, deleted_by)
        SELECT ${ACCOUNT_COLUMNS}, ${tx.at}, ${tx.key} ${chosen}`,
  )
  run(
    tx.db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${tx.key}, ${ENTITY.deletedAccount}, seq, rev, NULL ${chosen}`,
  )
  run(tx.db, sql`DELETE FROM account WHERE seq IN (SELECT value FROM json_each(${list}))`)
}
