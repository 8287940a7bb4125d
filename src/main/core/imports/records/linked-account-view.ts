import { all, raw, sql, type ReadableDb } from '../../store/sql.ts'

/** An account that a file of links names, as it is stored. */
export interface LinkedAccount {
  readonly accountId: number
  readonly seq: number
  readonly state: number
  readonly marketplace: number
  readonly model: number
  readonly isDeleted: number
  /** Identifier of its customer. */
  readonly customer: string | null
}

/** The accounts of some ids, deleted ones too. */
export function linkedAccounts(db: ReadableDb, ids: readonly number[]): LinkedAccount[] {
  const asked = JSON.stringify(ids)
  const columns = raw('account_id AS accountId, seq, state, marketplace, model')
  const living = all<LinkedAccount>(
    db,
    sql`SELECT ${columns}, 0 AS isDeleted,
          (SELECT identifier FROM customer WHERE customer.key = account.customer) AS customer
        FROM json_each(${asked}) AS asked CROSS JOIN account ON account.account_id = asked.value`,
  )
  const deleted = all<LinkedAccount>(
    db,
    sql`SELECT ${columns}, 1 AS isDeleted, NULL AS customer
        FROM json_each(${asked}) AS asked CROSS JOIN deleted_account ON deleted_account.account_id = asked.value`,
  )
  return [...living, ...deleted]
}
