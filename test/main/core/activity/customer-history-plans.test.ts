import { expect, test } from 'vitest'
import {
  linksOfCustomer,
  touchedOfCustomer,
} from '../../../../src/main/core/activity/customer-history-view.ts'
import {
  countEvents,
  customersOfChange,
  eventsBefore,
  eventsPage,
  valuesOfCustomer,
} from '../../../../src/main/core/activity/event-view.ts'
import { unloggedChanges } from '../../../../src/main/core/activity/sealed-log-view.ts'
import type { ReadableDb } from '../../../../src/main/core/store/sql.ts'
import { plansOf } from '../../../support/query-plans.ts'

const filter = { customerKey: 1 }

/** Reads of one customer's history: however long the log of all others is. */
const QUERIES: Readonly<Record<string, (db: ReadableDb) => unknown>> = {
  'a page': (db) => eventsPage(db, { filter, first: 0, count: 100 }),
  'a page of a filter': (db) =>
    eventsPage(db, { filter: { ...filter, actor: 'Ana', search: 'x' }, first: 0, count: 100 }),
  'the way through all': (db) => eventsBefore(db, { filter, before: 9, atMost: 100 }),
  'its total': (db) => countEvents(db, filter),
  'its kinds and actors': (db) => valuesOfCustomer(db, 1),
  'its rows of some changes': (db) => touchedOfCustomer(db, 1, { changes: [1], atMost: 10 }),
  'its links of some changes': (db) => linksOfCustomer(db, 1, [1]),
  'the customers of a change': (db) => customersOfChange(db, 1),
  'changes without an entry': (db) => unloggedChanges(db, 0, 10),
}

/** Reads of the whole log by what it is filtered by most. */
const LOG_QUERIES: Readonly<Record<string, (db: ReadableDb) => unknown>> = {
  'a type': (db) => eventsPage(db, { filter: { types: ['A'] }, first: 0, count: 100 }),
  'an actor': (db) => eventsPage(db, { filter: { actor: 'Ana' }, first: 0, count: 100 }),
  'a type and an actor': (db) => countEvents(db, { types: ['A'], actor: 'Ana' }),
}

test.each(Object.entries(LOG_QUERIES))('%s is found in the log through its index', (name, query) => {
  const keys = name.includes('actor') ? '(type=? AND actor=?)' : '(type=?)'
  expect(plansOf(query)).toContain(`SEARCH event USING COVERING INDEX event_kind ${keys}`)
})

test.each(Object.entries(QUERIES))('%s of a history is read through an index', (_name, query) => {
  const plans = plansOf(query)
  expect(plans.length).toBeGreaterThan(0)
  const table =
    /^SCAN (account|account_link|account_order|change_row|change_set|customer_user|event|message)\b/
  // An index that is scanned where the plan says so holds nothing but what is asked for.
  expect(plans.filter((plan) => table.test(plan) && !plan.includes(' USING '))).toEqual([])
})
