import { accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'
import { ACCOUNT_COLUMNS, type AccountRecord } from './account-table.ts'

/** An account that was deleted; its id stays taken until it is restored (invariant 1). */
export interface DeletedAccount extends AccountRecord {
  readonly deleted_at: string
  readonly deleted_by: number
}

/** The deleted account of an id. */
export function deletedAccountById(db: ReadableDb, id: AccountId): DeletedAccount | undefined {
  return get<DeletedAccount>(
    db,
    sql`SELECT * FROM deleted_account WHERE account_id = ${accountIdToNumber(id)}`,
  )
}

/** Puts a deleted account back as it was and where it was in the order. */
export function restoreAccount(db: WritableDb, seq: number): void {
  run(
    db,
    sql`INSERT INTO account (${ACCOUNT_COLUMNS}) SELECT ${ACCOUNT_COLUMNS} FROM deleted_account WHERE seq = ${seq}`,
  )
  run(db, sql`DELETE FROM deleted_account WHERE seq = ${seq}`)
}
