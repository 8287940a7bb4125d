import { ITS_EVENTS } from './change-table.ts'
import { ENTITY } from '../store/entity.ts'
import type { RecordEntity } from '../store/record-table.ts'
import { all, join, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** What belongs to a customer, by the table whose column `customer` says so. */
const TABLES_OF_CUSTOMER: readonly { readonly entity: RecordEntity; readonly table: string }[] = [
  { entity: 'customerUser', table: 'customer_user' },
  { entity: 'project', table: 'project' },
  { entity: 'quota', table: 'quota' },
  { entity: 'tagValue', table: 'tag_value' },
  { entity: 'message', table: 'message' },
  { entity: 'mailDraft', table: 'mail_draft' },
  { entity: 'followUp', table: 'follow_up' },
  { entity: 'order', table: 'account_order' },
  { entity: 'member', table: 'member' },
  { entity: 'invite', table: 'invite' },
  { entity: 'accountRequest', table: 'account_request' },
  { entity: 'contract', table: 'contract' },
  { entity: 'checklist', table: 'checklist' },
  { entity: 'checklistTask', table: 'checklist_task' },
  { entity: 'onboardingCase', table: 'onboarding_case' },
  { entity: 'customerConnection', table: 'customer_connection' },
  { entity: 'curRun', table: 'cur_run' },
]

/** Numbers of the log entries in a customer's history: its own, and those of batches that touched it without naming it. */
export function entriesOfCustomer(customer: number): SqlFragment {
  const own = sql`FROM event WHERE customer = ${customer}`
  return sql`
    SELECT seq ${own}
    UNION ALL SELECT event.seq
      FROM (SELECT change FROM (${changesOfCustomer(customer)}) EXCEPT SELECT change ${own}) AS unnamed
      CROSS JOIN change_set ON change_set.key = unnamed.change
      CROSS JOIN event ON ${ITS_EVENTS} AND event.customer IS NULL`
}

function changesOfCustomer(customer: number): SqlFragment {
  return sql`
    SELECT change FROM (${rowsOfCustomer(customer)})
    UNION SELECT linked_by FROM account_link WHERE customer = ${customer}
    UNION SELECT unlinked_by FROM account_link WHERE customer = ${customer} AND unlinked_by IS NOT NULL
    UNION SELECT linked_by FROM member_link WHERE customer = ${customer}
    UNION SELECT unlinked_by FROM member_link WHERE customer = ${customer} AND unlinked_by IS NOT NULL`
}

/** What changes remembered of a customer and of everything that still belongs to it: change, entity, key. */
function rowsOfCustomer(customer: number): SqlFragment {
  const remembered = (entity: RecordEntity): SqlFragment =>
    sql`CROSS JOIN change_row ON change_row.entity = ${ENTITY[entity]} AND change_row.key = own.key`
  const parts = [
    sql`SELECT change, entity, key FROM change_row WHERE entity = ${ENTITY.customer} AND key = ${customer}`,
    ...TABLES_OF_CUSTOMER.map(
      ({ entity, table }) => sql`SELECT change_row.change, change_row.entity, change_row.key
        FROM ${raw(table)} AS own ${remembered(entity)} WHERE own.customer = ${customer}`,
    ),
    sql`SELECT change_row.change, change_row.entity, change_row.key
        FROM message CROSS JOIN message_receipt AS own ON own.message = message.key
        ${remembered('messageReceipt')} WHERE message.customer = ${customer}`,
  ]
  return join(parts, ' UNION ALL ')
}

/** A row of a customer that a change touched, by number of its entity. */
export interface TouchedRecord {
  readonly change: number
  readonly entity: number
  readonly key: number
}

/** The customer's rows that some changes touched, also those that are gone since, at most `atMost` a change. */
export function touchedOfCustomer(
  db: ReadableDb,
  customer: number,
  wanted: { readonly changes: readonly number[]; readonly atMost: number },
): (TouchedRecord & { readonly total: number })[] {
  const changes = sql`(SELECT value FROM json_each(${JSON.stringify(wanted.changes)}))`
  return all(
    db,
    sql`SELECT change, entity, key, total FROM (
          SELECT *, row_number() OVER (PARTITION BY change ORDER BY entity, key) AS place,
            count(*) OVER (PARTITION BY change) AS total
          FROM (SELECT change, entity, key FROM (${rowsOfCustomer(customer)}) WHERE change IN ${changes}
                UNION ${removedOfCustomer(customer, changes)}))
        WHERE place <= ${wanted.atMost} ORDER BY change, entity, key`,
  )
}

/** What a change removed is in no table any more: only the change itself remembers whose it was. */
function removedOfCustomer(customer: number, changes: SqlFragment): SqlFragment {
  const entities = TABLES_OF_CUSTOMER.map(({ entity }) => sql`${ENTITY[entity]}`)
  // A batch of many rows is not looked through: what a batch removes is named by an entry of its own.
  return sql`SELECT change, entity, key FROM change_row
    WHERE change IN (SELECT key FROM change_set WHERE key IN ${changes} AND rows <= 1000) AND entity IN (${join(entities, ', ')}) AND rev_after = 0
      AND before ->> '$.customer' = ${customer}`
}

/** How many accounts a change linked to a customer or took from it; `account` is one of them. */
export interface LinkedAccounts {
  readonly change: number
  readonly isLinked: number
  readonly count: number
  readonly account: number
}

/** What some changes did to the links of a customer. */
export function linksOfCustomer(
  db: ReadableDb,
  customer: number,
  changes: readonly number[],
): LinkedAccounts[] {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(changes)}))`
  return all(
    db,
    sql`SELECT linked_by AS change, 1 AS isLinked, count(*) AS count, min(account) AS account
        FROM account_link WHERE customer = ${customer} AND linked_by IN ${wanted} GROUP BY linked_by
        UNION ALL SELECT unlinked_by, 0, count(*), min(account)
        FROM account_link WHERE customer = ${customer} AND unlinked_by IN ${wanted} GROUP BY unlinked_by
        ORDER BY change, isLinked`,
  )
}
