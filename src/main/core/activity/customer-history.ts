import type { ActivityEvent, ChangedRow } from '../../../shared/contract/activity.ts'
import type { CustomerEvent } from '../../../shared/contract/history.ts'
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { countOf } from '../settings/wording.ts'
import type { ReadableDb } from '../store/sql.ts'
import { recordTeller } from './changed-records.ts'
import { changeKeys } from './change-table.ts'
import { linksOfCustomer, touchedOfCustomer, type LinkedAccounts } from './customer-history-view.ts'
import { customerKeyOf } from './event-filter.ts'
import { countEvents, eventsPage, valuesOfCustomer } from './event-view.ts'
import { accountOfSeq } from './change-rows-view.ts'
import { recordOfChange } from './record-rows-view.ts'

/** An event names so many of its rows; all of them open with its change. */
const MOST_ROWS = 10

/** history.customer: a page of everything that happened to a customer, newest first (MSH-21). */
export function customerHistory(
  db: ReadableDb,
  { customerId, filter, first, count }: ParsedInputOf<'history.customer'>,
  providerKey: number,
): OutputOf<'history.customer'> {
  const customerKey = customerKeyOf(db, customerId, providerKey)
  const ofCustomer = { ...filter, customerKey }
  const events = eventsPage(db, { filter: ofCustomer, first, count })
  return {
    events: withRows(db, customerKey, events),
    total: countEvents(db, ofCustomer),
    ...valuesOfCustomer(db, customerKey),
  }
}

/** Events with what each changed of a customer, in words. */
export function withRows(
  db: ReadableDb,
  customerKey: number,
  events: readonly ActivityEvent[],
): CustomerEvent[] {
  const keys = changeKeys(
    db,
    events.flatMap(({ change }) => (change === null ? [] : [change.id])),
  )
  const changes = [...keys.values()]
  const rows = new Map<number, { total: number; named: ChangedRow[] }>(
    changes.map((key) => [key, { total: 0, named: [] }]),
  )
  const tell = recordTeller(db)
  for (const touched of touchedOfCustomer(db, customerKey, { changes, atMost: MOST_ROWS })) {
    const entry = rows.get(touched.change)
    const record = recordOfChange(db, touched.change, touched)
    if (entry === undefined || record === null) continue
    entry.total = touched.total
    entry.named.push(tell(record))
  }
  for (const links of linksOfCustomer(db, customerKey, changes)) {
    const entry = rows.get(links.change)
    if (entry === undefined) continue
    entry.total += 1
    entry.named.push(linkRow(db, links))
  }
  return events.map((event) => {
    const entry = rows.get(keys.get(event.change?.id ?? '') ?? 0)
    return { ...event, rows: entry?.named ?? [], rowCount: entry?.total ?? 0 }
  })
}

function linkRow(db: ReadableDb, { isLinked, count, account }: LinkedAccounts): ChangedRow {
  const id = count === 1 ? accountOfSeq(db, account) : null
  return {
    key: isLinked === 1 ? 'linked' : 'unlinked',
    subject: id === null ? countOf(count, 'account') : accountIdFromNumber(id),
    outcome: isLinked === 1 ? 'Linked' : 'Removed from the customer',
    cells: [],
  }
}
