import type { AccountCheck } from '../../../shared/contract/accounts.ts'
import { isDocumentationId, readTypedAccountId, type AccountId } from '../../../shared/domain/account-id.ts'
import type { ReadableDb } from '../store/sql.ts'
import { statusOfState } from './account-codes.ts'
import { accountById } from './account-table.ts'
import { deletedAccountById } from './deleted-account-table.ts'
import { marketplaceDirectory } from './marketplace-view.ts'

/** What an account id in the workspace is, if it is there. */
export type KnownAccount = Extract<AccountCheck, { verdict: 'exists' | 'other-provider' | 'deleted' }>

/** accounts.check: the live verdict on a typed id (CB-16). */
export function checkTypedId(db: ReadableDb, text: string, providerKey: number): AccountCheck {
  const typed = readTypedAccountId(text)
  switch (typed.kind) {
    case 'incomplete':
      return { verdict: 'incomplete', why: `${typed.digits} of 12 digits.` }
    case 'too-long':
      return {
        verdict: 'malformed',
        why: `An AWS account ID has exactly twelve digits; these are ${typed.digits}.`,
      }
    case 'malformed':
      return { verdict: 'malformed', why: 'An AWS account ID has digits only, exactly twelve of them.' }
    case 'id':
      return knownAccount(db, typed.accountId, providerKey) ?? freeId(typed.accountId)
  }
}

/** Who has this id already, deleted accounts included (invariant 1); null when it is free. */
export function knownAccount(db: ReadableDb, accountId: AccountId, providerKey: number): KnownAccount | null {
  const account = accountById(db, accountId)
  const deleted = account === undefined ? deletedAccountById(db, accountId) : undefined
  const found = account ?? deleted
  if (found === undefined) return null
  const marketplace = marketplaceDirectory(db).byKey.get(found.marketplace)
  if (marketplace === undefined) throw new Error(`account ${found.seq} has an unknown marketplace`)
  if (marketplace.providerKey !== providerKey) {
    return { verdict: 'other-provider', accountId, providerName: marketplace.providerName }
  }
  if (deleted !== undefined) return { verdict: 'deleted', accountId, deletedAt: deleted.deleted_at }
  return {
    verdict: 'exists',
    accountId,
    status: statusOfState(found.state),
    marketplaceCode: marketplace.code,
  }
}

function freeId(accountId: AccountId): AccountCheck {
  const warning = isDocumentationId(accountId)
    ? 'AWS uses this ID as an example in its documentation; it is hardly a real account.'
    : null
  return { verdict: 'free', accountId, warning }
}
