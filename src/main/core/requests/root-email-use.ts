import { rootEmailProblem } from '../../../shared/domain/root-email.ts'
import { pooledAccountWithEmail } from '../pool/account-email-view.ts'
import type { ReadableDb } from '../store/sql.ts'
import { memberWithEmail } from './member-email-view.ts'
import { requestWithEmail } from './request-table.ts'

/**
 * Why a root email cannot be that of a new account, in a sentence; null when it can: AWS takes it, and no other request, no
 * member and no account of the pool has it (ION-13). `exceptId`: the request that it is for.
 */
export function whyNotRootEmail(db: ReadableDb, email: string, exceptId: string | null): string | null {
  const problem = rootEmailProblem(email)
  if (problem !== null) return problem
  const request = requestWithEmail(db, email)
  if (request !== null && request.id !== exceptId) {
    return `The request for ${request.nickname ?? 'another account'} has this email address.`
  }
  const member = memberWithEmail(db, email)
  if (member !== null && member !== request?.accountId)
    return `The member account ${member} has this email address.`
  const pooled = pooledAccountWithEmail(db, email)
  return pooled === null || pooled === request?.accountId
    ? null
    : `Account ${pooled} of the pool has this email address.`
}
