import { notAllowed, Refusal } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import { managementAccountById, type ManagementAccountRecord } from './management-account-table.ts'

/** The management account of an id when it is of this provider; refuses with not-found or not-allowed. */
export function ownManagementAccount(
  db: ReadableDb,
  id: string,
  providerKey: number,
): ManagementAccountRecord {
  const found = managementAccountById(db, id)
  if (found === null) throw new Refusal({ code: 'not-found', what: 'management account', id })
  if (found.providerKey !== providerKey) {
    throw notAllowed('The management account belongs to another provider. Switch to that provider first.')
  }
  return found
}
