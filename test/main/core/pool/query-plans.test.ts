import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  addedPerDay,
  holdsEndingBy,
  marketplaceLines,
  ordersCompleted,
  ordersStarted,
} from '../../../../src/main/core/dashboard/dashboard-view.ts'
import { addedRange } from '../../../../src/main/core/pool/account-change-view.ts'
import { accountEvents } from '../../../../src/main/core/pool/account-history-view.ts'
import {
  seqsFromTheEnd,
  seqsInIdOrder,
  seqsOfAwsState,
  seqsOfFacet,
  sortTexts,
} from '../../../../src/main/core/pool/account-order-view.ts'
import {
  indexedCandidates,
  scannedMatches,
  seqsByIdRange,
} from '../../../../src/main/core/pool/account-search-table.ts'
import { nextOfQueues, oldestReady } from '../../../../src/main/core/pool/account-move-table.ts'
import { accountById, accountRows, accountsByIds } from '../../../../src/main/core/pool/account-table.ts'
import { deletedAccountById } from '../../../../src/main/core/pool/deleted-account-table.ts'
import { endedHolds, hasEndedHolds } from '../../../../src/main/core/pool/hold-view.ts'
import { nextSeq } from '../../../../src/main/core/pool/seq-table.ts'
import { migrations } from '../../../../src/main/core/store/migrations/index.ts'
import { migrate } from '../../../../src/main/core/store/migrate.ts'
import type { ReadableDb } from '../../../../src/main/core/store/sql.ts'
import { id } from './pool-fixture.ts'

/** What a query of ours reads, as SQLite plans it. */
function plansOf(query: (db: ReadableDb) => unknown): string[] {
  const connection = new Database(':memory:')
  migrate(connection, migrations)
  const asked: string[] = []
  const prepare = connection.prepare.bind(connection)
  // The texts as they are, with parameters: the planner must not need to see the values.
  connection.prepare = (text: string) => {
    asked.push(text)
    return prepare(text)
  }
  query({ connection })
  connection.prepare = prepare
  const plans = asked
    .flatMap((text) => {
      const nothing = text
        .split('?')
        .slice(1)
        .map(() => null)
      return connection.prepare(`EXPLAIN QUERY PLAN ${text}`).all(nothing) as { detail: string }[]
    })
    .map(({ detail }) => detail)
    .filter((detail) => /^(SCAN|SEARCH|USE TEMP)/.test(detail))
  connection.close()
  return plans
}

const window = { after: 0, upTo: 10, limit: 5, isDescending: false }

/** Reads of a pool of millions: none of them may look at all of it. */
const QUERIES: Readonly<Record<string, (db: ReadableDb) => unknown>> = {
  'first page': (db) => seqsFromTheEnd(db, 100, false),
  'last page': (db) => seqsFromTheEnd(db, 100, true),
  'rows of a page': (db) => accountRows(db, [1, 2], 1),
  'accounts of a facet': (db) => seqsOfFacet(db, { state: 1, marketplace: 1, model: 1 }, 0, 10),
  'order of ids': (db) => seqsInIdOrder(db, 0, 10),
  'accounts of an AWS state': (db) => seqsOfAwsState(db, 2, 0, 10),
  'names of accounts': (db) => sortTexts(db, [1], 'name'),
  'account of an id': (db) => accountById(db, id(1)),
  'accounts of ids': (db) => accountsByIds(db, [id(1)]),
  'deleted account of an id': (db) => deletedAccountById(db, id(1)),
  'history of an account': (db) => accountEvents(db, { seq: 1, change: 1 }),
  'accounts a change added': (db) => addedRange(db, 'x'),
  'candidates of a search': (db) => indexedCandidates(db, 'acme', window),
  'a slice of a scan': (db) => scannedMatches(db, 'ab', 0, 10),
  'start of an id': (db) => seqsByIdRange(db, 0, 9, 10),
  'ended holds': (db) => [hasEndedHolds(db, '2026-01-01'), endedHolds(db, '2026-01-01')],
  'next running number': (db) => nextSeq(db),
  'dashboard: next accounts': (db) => nextOfQueues(db),
  'orders: the oldest account': (db) => oldestReady(db, { marketplace: 1, wantedModel: null }),
  'dashboard: orders started': (db) => ordersStarted(db, '2026-01-01'),
  'dashboard: orders completed': (db) => ordersCompleted(db, 1, '2026-01-01'),
  'dashboard: added per day': (db) => addedPerDay(db, 1, '2026-01-01'),
  'dashboard: holds': (db) => holdsEndingBy(db, 1, '2026-01-01'),
  'dashboard: lines': (db) => marketplaceLines(db, 1),
}

test.each(Object.entries(QUERIES))(
  '%s is read through an index, not by looking at every account',
  (name, query) => {
    const plans = plansOf(query)
    expect(plans.length).toBeGreaterThan(0)
    // In order of storing, a scan of the table ends with its LIMIT; anything else that scans it reads it whole.
    const whole = plans.filter((plan) =>
      /^SCAN (account|deleted_account|change_row|change_set|event)\b/.test(plan),
    )
    expect(whole).toEqual(/^(first|last) page$/.test(name) ? ['SCAN account'] : [])
  },
)

test('the queue of an order is two looks into its index, whatever the size of the pool (CB-10)', () => {
  expect(plansOf((db) => nextOfQueues(db)).filter((plan) => plan.includes('account_queue'))).toEqual([
    'SEARCH account USING INDEX account_queue (state=? AND marketplace=? AND model=?)',
    'SEARCH account USING INDEX account_queue (state=? AND marketplace=? AND model=?)',
  ])
})
