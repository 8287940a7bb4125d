import { sayState } from '../pool/account-cells.ts'
import { STATE } from '../pool/account-codes.ts'
import { all, get, sql, type ReadableDb } from '../store/sql.ts'
import { countOf } from './wording.ts'

/** How much there is in a workspace. */
export function workspaceSize(db: ReadableDb): {
  readonly sizeBytes: number
  readonly accounts: number
  readonly deletedAccounts: number
  readonly changes: number
} {
  const row = get<{ sizeBytes: number; accounts: number; deletedAccounts: number; changes: number }>(
    db,
    sql`SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS sizeBytes,
          (SELECT coalesce(sum(n), 0) FROM tally) AS accounts,
          (SELECT count(*) FROM deleted_account) AS deletedAccounts,
          (SELECT count(*) FROM change_set) AS changes`,
  )
  if (row === undefined) throw new Error('counts are always there')
  return row
}

/** What SQLite's own check of every page and index finds. */
export function damagedPages(db: ReadableDb): string[] {
  return all<{ integrity_check: string }>(db, sql`PRAGMA integrity_check(20)`)
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
}

/** Rows that name another row which is not there. */
export function brokenReferences(db: ReadableDb): string[] {
  return all<{ table: string; parent: string; n: number }>(
    db,
    sql`SELECT "table", parent, count(*) AS n FROM pragma_foreign_key_check() GROUP BY "table", parent`,
  ).map(({ table, parent, n }) => `${table}: ${countOf(n, 'reference')} to a ${parent} that is not there.`)
}

/** Where the counters of the pool differ from the accounts themselves. */
export function wrongTallies(db: ReadableDb): string[] {
  return all<{ code: string; state: number; counted: number; kept: number }>(
    db,
    sql`SELECT coalesce(marketplace.code, 'key ' || each.marketplace) AS code, each.state,
          sum(each.counted) AS counted, sum(each.kept) AS kept
        FROM (SELECT marketplace, model, state, count(*) AS counted, 0 AS kept
              FROM account GROUP BY marketplace, model, state
              UNION ALL SELECT marketplace, model, state, 0, n FROM tally) AS each
        LEFT JOIN marketplace ON marketplace.key = each.marketplace
        GROUP BY each.marketplace, each.model, each.state HAVING sum(each.counted) <> sum(each.kept)`,
  ).map(
    ({ code, state, counted, kept }) =>
      `The counter of ${code}, ${sayState(state)}, says ${kept}; the pool holds ${counted}.`,
  )
}

/** Accounts that exist and are deleted at once, and running numbers that could be given out twice. */
export function wrongNumbers(db: ReadableDb): string[] {
  const row = get<{ twice: number; highest: number; next: string | null }>(
    db,
    sql`SELECT (SELECT count(*) FROM account JOIN deleted_account USING (account_id)) AS twice,
          max((SELECT coalesce(max(seq), 0) FROM account), (SELECT coalesce(max(seq), 0) FROM deleted_account)) AS highest,
          (SELECT value FROM workspace WHERE key = 'next_seq') AS next`,
  )
  if (row === undefined) return []
  const findings: string[] = []
  if (row.twice > 0) findings.push(`${countOf(row.twice, 'account')} both in the pool and deleted.`)
  if (row.next !== null && Number(row.next) <= row.highest) {
    findings.push(`The next running number is ${row.next}, but ${row.highest} is in use.`)
  }
  return findings
}

/** Accounts that are held for no reason; SQLite's own check looks after statuses that do not exist. */
export function holdsWithoutReason(db: ReadableDb): string[] {
  const held = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM account WHERE state = ${STATE.held} AND hold_reason IS NULL`,
  )
  return held === undefined || held.n === 0 ? [] : [`${countOf(held.n, 'account')} held without a reason.`]
}

/** Where members and the history of their own links disagree. */
export function wrongMemberLinks(db: ReadableDb): string[] {
  const row = get<{ unopened: number; stray: number }>(
    db,
    sql`SELECT
          (SELECT count(*) FROM member WHERE customer IS NOT NULL AND 1 <> (
            SELECT count(*) FROM member_link AS link WHERE link.member = member.key AND unlinked_by IS NULL
              AND link.customer = member.customer)) AS unopened,
          (SELECT count(*) FROM member_link AS link LEFT JOIN member ON member.key = link.member
            WHERE unlinked_by IS NULL AND member.customer IS NOT link.customer) AS stray`,
  )
  if (row === undefined) return []
  const { unopened, stray } = row
  return [
    ...(unopened === 0 ? [] : [`${countOf(unopened, 'member')} linked without a record of the link.`]),
    ...(stray === 0 ? [] : [`${countOf(stray, 'open link')} of members that are not linked so.`]),
  ]
}

/** Where accounts, the history of their links and the stored state of linked ones disagree (invariant 7). */
export function wrongLinks(db: ReadableDb): string[] {
  const row = get<{ unopened: number; stray: number; unmarked: number; marked: number }>(
    db,
    sql`SELECT
          (SELECT count(*) FROM account INDEXED BY account_customer WHERE customer IS NOT NULL AND 1 <> (
            SELECT count(*) FROM account_link AS link WHERE link.account = account.seq AND unlinked_by IS NULL
              AND link.customer = account.customer)) AS unopened,
          (SELECT count(*) FROM account_link AS link LEFT JOIN account ON account.seq = link.account
            WHERE unlinked_by IS NULL AND account.customer IS NOT link.customer) AS stray,
          (SELECT count(*) FROM account INDEXED BY account_customer
            WHERE customer IS NOT NULL AND state = ${STATE.ready}) AS unmarked,
          (SELECT count(*) FROM account WHERE state = ${STATE.linked} AND customer IS NULL) AS marked`,
  )
  if (row === undefined) return []
  const { unopened, stray, unmarked, marked } = row
  return [
    ...(unopened === 0 ? [] : [`${countOf(unopened, 'account')} linked without a record of the link.`]),
    ...(stray === 0 ? [] : [`${countOf(stray, 'open link')} of accounts that are not linked so.`]),
    ...(unmarked === 0
      ? []
      : [`${countOf(unmarked, 'account')} linked to a customer and still in line for orders.`]),
    ...(marked === 0
      ? []
      : [`${countOf(marked, 'account')} kept from orders as linked, but linked to nobody.`]),
  ]
}
