import type { HistoryEntry } from '../../../shared/contract/accounts.ts'
import type { ReadableDb } from '../store/sql.ts'
import { cellsBetween } from './account-cells.ts'
import {
  accountEvents,
  ordersOfAccount,
  type AccountEvent,
  type AccountOrder,
} from './account-history-view.ts'
import type { AccountRecord } from './account-table.ts'
import { columnWords } from './column-words.ts'

/** A change of an account with the cells it changed, in words. */
export type ToldAccountEvent = Omit<AccountEvent, 'before'> & Pick<HistoryEntry, 'cells'>

/** What happened to an account, newest first, links and orders included. */
export function accountHistory(db: ReadableDb, account: AccountRecord): HistoryEntry[] {
  return toldAccountEvents(db, account).map(({ at, actor, type, label, cells, changeId, rows }) => {
    return { at, actor, type, label, cells, changeId, rows }
  })
}

/** The same with everything that the log knows of each change. */
export function toldAccountEvents(db: ReadableDb, account: AccountRecord): ToldAccountEvent[] {
  const words = columnWords(db)
  const events = accountEvents(db, account)
  const orders = ordersOfAccount(
    db,
    account.seq,
    events.map(({ change }) => change),
  )
  // Changes remember only what was before: going back in time, each one's "before" is its elder's "after".
  let after: Readonly<Record<string, string | number | null>> = { ...account }
  return events.map(({ before, ...event }) => {
    const order = orders.find(({ change }) => change === event.change)
    const cells = before === null ? [] : cellsBetween(before, after, words)
    after = { ...after, ...before }
    return { ...event, cells: order === undefined ? cells : [...cells, orderCell(order)] }
  })
}

function orderCell({ number, externalRef }: AccountOrder): HistoryEntry['cells'][number] {
  const name = externalRef === null ? String(number) : `${number} (${externalRef})`
  return { field: 'Order', before: '', after: name }
}
