import type { CustomerLink } from '../../../shared/contract/customers.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { membersOf } from '../payers/member-link-table.ts'
import { statusOfState } from '../pool/account-codes.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import { all, get, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

interface Row {
  readonly accountId: number
  readonly state: number | null
  readonly marketplace: number | null
  readonly memberOf: string | null
  readonly linkedAt: string
  readonly linkedBy: string
  readonly unlinkedAt: string | null
  readonly unlinkedBy: string | null
  readonly unlinkReason: string | null
}

interface Stretch {
  readonly first: number
  readonly count: number
}

interface Links {
  readonly links: CustomerLink[]
  readonly total: number
}

/** The accounts linked to a customer now: those of the pool in the order of storing, then members by account id. */
export function currentLinks(db: ReadableDb, customerKey: number, { first, count }: Stretch): Links {
  const inPool = countOf(db, sql`account WHERE customer = ${customerKey}`)
  const pooled = read(
    db,
    sql`SELECT account.account_id AS accountId, account.state, account.marketplace, NULL AS memberOf,
          linked.at AS linkedAt, linked.actor AS linkedBy, NULL AS unlinkedAt, NULL AS unlinkedBy, NULL AS unlinkReason
        FROM (SELECT * FROM account WHERE customer = ${customerKey} ORDER BY seq LIMIT ${count} OFFSET ${first}) AS account
        JOIN account_link ON account_link.account = account.seq AND unlinked_by IS NULL
        JOIN change_set AS linked ON linked.key = linked_by
        ORDER BY account.seq`,
  )
  const members = read(
    db,
    sql`SELECT m.account_id AS accountId, NULL AS state, NULL AS marketplace, payer.name AS memberOf,
          linked.at AS linkedAt, linked.actor AS linkedBy, NULL AS unlinkedAt, NULL AS unlinkedBy, NULL AS unlinkReason
        FROM (SELECT * FROM ${membersOf(sql`${customerKey}`)} ORDER BY account_id
              LIMIT ${count - pooled.length} OFFSET ${Math.max(0, first - inPool)}) AS m
        JOIN management_account AS payer ON payer.key = m.management_account
        JOIN member_link ON member_link.member = m.key AND unlinked_by IS NULL
        JOIN change_set AS linked ON linked.key = linked_by
        ORDER BY m.account_id`,
  )
  const outside = countOf(db, membersOf(sql`${customerKey}`))
  return { links: [...pooled, ...members], total: inPool + outside }
}

/** Links to a customer that ended, the latest first. */
export function endedLinks(db: ReadableDb, customerKey: number, { first, count }: Stretch): Links {
  const ended = sql`(
    SELECT account AS thing, 1 AS isPooled, linked_by, unlinked_by, unlink_reason
      FROM account_link WHERE customer = ${customerKey} AND unlinked_by IS NOT NULL
    UNION ALL SELECT member, 0, linked_by, unlinked_by, unlink_reason
      FROM member_link WHERE customer = ${customerKey} AND unlinked_by IS NOT NULL)`
  const links = read(
    db,
    sql`SELECT coalesce(account.account_id, deleted_account.account_id, member.account_id) AS accountId, account.state,
          account.marketplace, payer.name AS memberOf, linked.at AS linkedAt, linked.actor AS linkedBy,
          unlinked.at AS unlinkedAt, unlinked.actor AS unlinkedBy, unlink_reason AS unlinkReason
        FROM (SELECT * FROM ${ended} ORDER BY unlinked_by DESC, isPooled DESC, thing LIMIT ${count} OFFSET ${first}) AS ended
        JOIN change_set AS linked ON linked.key = linked_by
        JOIN change_set AS unlinked ON unlinked.key = unlinked_by
        LEFT JOIN account ON account.seq = ended.thing AND isPooled
        LEFT JOIN deleted_account ON deleted_account.seq = ended.thing AND isPooled
        LEFT JOIN member ON member.key = ended.thing AND NOT isPooled
        LEFT JOIN management_account AS payer ON payer.key = member.management_account
        WHERE coalesce(account.account_id, deleted_account.account_id, member.account_id) IS NOT NULL
        ORDER BY unlinked_by DESC, isPooled DESC, ended.thing`,
  )
  return { links, total: countOf(db, ended) }
}

function read(db: ReadableDb, query: SqlFragment): CustomerLink[] {
  const { byKey } = marketplaceDirectory(db)
  return all<Row>(db, query).map(({ accountId, state, marketplace, ...link }) => ({
    accountId: accountIdFromNumber(accountId),
    account:
      state === null || marketplace === null
        ? null
        : { status: statusOfState(state), marketplaceCode: byKey.get(marketplace)?.code ?? '' },
    ...link,
  }))
}

function countOf(db: ReadableDb, from: SqlFragment): number {
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM ${from}`)?.n ?? 0
}
