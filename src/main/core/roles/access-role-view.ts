import { accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'

/** What AWS calls the role in a created account, unless somebody chose another name. */
const USUAL_NAME = 'OrganizationAccountAccessRole'

/** The name of the role that AWS made for the management account when it created this account. */
export function accessRoleName(db: ReadableDb, accountId: AccountId): string {
  const request = get<{ name: string }>(
    db,
    sql`SELECT role_name AS name FROM account_request WHERE account_id = ${accountIdToNumber(accountId)}
        ORDER BY key DESC LIMIT 1`,
  )
  return request?.name ?? USUAL_NAME
}
