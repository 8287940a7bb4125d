import { whyOverQuota } from '../governance/check-quota.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'
import { returningAccounts } from './returning-accounts-view.ts'
import type { UndoSlice } from './undo-part.ts'

/** Only these took accounts from customers: others need no look at their rows, of which there can be a million. */
const TOOK_ACCOUNTS: ReadonlySet<string> = new Set(['ACCOUNT_UNLINKED', 'IMPORT_COMMITTED'])

/**
 * Why accounts cannot go back to the customers they were taken from: the quota of one has no room for all of them, in a
 * sentence; null when they can (MSH-19, invariant 13).
 */
export function whyOverQuotaAgain(
  db: ReadableDb,
  change: ChangeRecord,
  slices: readonly UndoSlice[],
): string | null {
  if (!TOOK_ACCOUNTS.has(change.kind)) return null
  const returning = new Map<number, number>()
  for (const slice of slices.filter(({ part }) => part === 'edited')) {
    for (const { customer, accounts } of returningAccounts(db, change, slice)) {
      returning.set(customer, (returning.get(customer) ?? 0) + accounts)
    }
  }
  for (const [customer, accounts] of returning) {
    const why = whyOverQuota(db, customer, 'accounts', accounts)
    if (why !== null) return why
  }
  return null
}
