import { accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'

/** The management account with an account id, when it is of this provider; null when there is none. */
export function payerOfAccount(
  db: ReadableDb,
  accountId: AccountId,
  providerKey: number,
): { readonly id: string; readonly name: string } | null {
  const found = get<{ id: string; name: string }>(
    db,
    sql`SELECT id, name FROM management_account WHERE account_id = ${accountIdToNumber(accountId)} AND provider = ${providerKey}`,
  )
  return found ?? null
}
