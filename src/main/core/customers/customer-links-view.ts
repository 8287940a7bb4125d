import type { CustomerLink } from '../../../shared/contract/customers.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { statusOfState } from '../pool/account-codes.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import { all, get, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

interface Row {
  readonly accountId: number
  readonly state: number | null
  readonly marketplace: number | null
  readonly projectName: string | null
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

/** The accounts linked to a customer now, in the order of storing. */
export function currentLinks(
  db: ReadableDb,
  customerKey: number,
  { first, count }: Stretch,
): { readonly links: CustomerLink[]; readonly total: number } {
  const links = read(
    db,
    sql`SELECT account.account_id AS accountId, account.state, account.marketplace,
          project.name AS projectName, linked.at AS linkedAt,
          linked.actor AS linkedBy, NULL AS unlinkedAt, NULL AS unlinkedBy, NULL AS unlinkReason
        FROM (SELECT * FROM account WHERE customer = ${customerKey} ORDER BY seq LIMIT ${count} OFFSET ${first}) AS account
        JOIN account_link ON account_link.account = account.seq AND unlinked_by IS NULL
        JOIN change_set AS linked ON linked.key = linked_by
        LEFT JOIN project ON project.key = account.project
        ORDER BY account.seq`,
  )
  return { links, total: countOf(db, sql`account WHERE customer = ${customerKey}`) }
}

/** Links to a customer that ended, the latest first. */
export function endedLinks(
  db: ReadableDb,
  customerKey: number,
  { first, count }: Stretch,
): { readonly links: CustomerLink[]; readonly total: number } {
  const ended = sql`account_link WHERE customer = ${customerKey} AND unlinked_by IS NOT NULL`
  const links = read(
    db,
    sql`SELECT coalesce(account.account_id, deleted_account.account_id) AS accountId, account.state,
          account.marketplace, NULL AS projectName, linked.at AS linkedAt, linked.actor AS linkedBy, unlinked.at AS unlinkedAt,
          unlinked.actor AS unlinkedBy, unlink_reason AS unlinkReason
        FROM (SELECT * FROM ${ended} ORDER BY unlinked_by DESC, account LIMIT ${count} OFFSET ${first}) AS ended
        JOIN change_set AS linked ON linked.key = linked_by
        JOIN change_set AS unlinked ON unlinked.key = unlinked_by
        LEFT JOIN account ON account.seq = ended.account
        LEFT JOIN deleted_account ON deleted_account.seq = ended.account
        WHERE coalesce(account.account_id, deleted_account.account_id) IS NOT NULL
        ORDER BY unlinked_by DESC, ended.account`,
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
