import type { HistoryEntry } from '../../../shared/contract/accounts.ts'
import { cellsBetween } from './account-cells.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accountEvents } from './account-history-view.ts'
import type { AccountRecord } from './account-table.ts'
import { columnWords } from './column-words.ts'

/** What happened to an account, newest first, each change with the cells it changed, in words. */
export function accountHistory(db: ReadableDb, account: AccountRecord): HistoryEntry[] {
  const words = columnWords(db)
  // Changes remember only what was before: going back in time, each one's "before" is its elder's "after".
  let after: Readonly<Record<string, string | number | null>> = { ...account }
  return accountEvents(db, account).map(({ before, ...event }) => {
    const cells = before === null ? [] : cellsBetween(before, after, words)
    after = { ...after, ...before }
    return { ...event, cells }
  })
}
