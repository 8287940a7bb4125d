import type {
  Difference,
  DifferenceFilter,
  DifferenceId,
  ListedOrganization,
} from '../../../shared/contract/listings.ts'
import { accountIdFromNumber, accountIdToNumber } from '../../../shared/domain/account-id.ts'
import { FINDING_FROM, type DriftField, type DriftKind } from '../../../shared/domain/drift.ts'
import {
  all,
  get,
  join,
  raw,
  run,
  sql,
  type ReadableDb,
  type SqlFragment,
  type WritableDb,
} from '../store/sql.ts'

/** A drift row that no change that still stands has settled. */
const IS_OPEN = raw(`NOT EXISTS (SELECT 1 FROM change_set
  WHERE change_set.key = drift.resolved_by AND change_set.undo_state <> 'undone')`)

/** The condition under which a row of `drift` is an open difference of a management account that a filter shows. */
export function matchesDifference(
  payer: number,
  { kinds, search = '', isIgnored = false }: DifferenceFilter,
): SqlFragment {
  const needle = search.trim().toLowerCase()
  const conditions = [
    sql`drift.management_account = ${payer}`,
    sql`is_ignored = ${isIgnored ? 1 : 0}`,
    IS_OPEN,
    ...(kinds === undefined ? [] : [sql`kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`]),
    ...(needle === ''
      ? []
      : [
          sql`(instr(printf('%012d', drift.account_id), ${needle}) > 0 OR instr(lower(ours), ${needle}) > 0
            OR instr(lower(theirs), ${needle}) > 0)`,
        ]),
  ]
  return join(conditions, ' AND ')
}

/** The condition for named differences. */
export function isOneOf(differences: readonly DifferenceId[]): SqlFragment {
  const named = differences.map(({ accountId, field }) => [accountIdToNumber(accountId), field])
  return sql`(drift.account_id, drift.field) IN
    (SELECT value ->> 0, value ->> 1 FROM json_each(${JSON.stringify(named)}))`
}

interface StoredDifference {
  readonly accountId: number
  readonly name: string | null
  readonly field: DriftField
  readonly kind: DriftKind
  readonly ours: string | null
  readonly theirs: string | null
  readonly times: number
  readonly since: string
  readonly seenAt: string | null
  readonly isIgnored: number
}

/** A page of open differences, by account id and field. */
export function differencesPage(
  db: ReadableDb,
  payer: number,
  page: { readonly filter: DifferenceFilter; readonly first: number; readonly count: number },
): Difference[] {
  return all<StoredDifference>(
    db,
    sql`SELECT page.account_id AS accountId, coalesce(seen.name, member.name) AS name, field, page.kind, ours, theirs, times,
          since, listing.taken_at AS seenAt, is_ignored AS isIgnored
        FROM (SELECT * FROM drift WHERE ${matchesDifference(payer, page.filter)}
              ORDER BY account_id, field LIMIT ${page.count} OFFSET ${page.first}) AS page
        LEFT JOIN observed_account AS seen
          ON seen.management_account = ${payer} AND seen.account_id = page.account_id
        LEFT JOIN listing ON listing.key = seen.listing
        LEFT JOIN member ON member.account_id = page.account_id
        ORDER BY page.account_id, field`,
  ).map((row) => ({
    ...row,
    accountId: accountIdFromNumber(row.accountId),
    isIgnored: row.isIgnored === 1,
  }))
}

/** How many open differences there are of each kind that a filter shows, whatever kinds it names. */
export function countDifferences(
  db: ReadableDb,
  payer: number,
  filter: DifferenceFilter,
): Readonly<Record<DriftKind, number>> {
  const counts = { new: 0, changed: 0, missing: 0, suspended: 0, pool: 0 }
  const { kinds: _kinds, ...rest } = filter
  const found = all<{ kind: DriftKind; n: number }>(
    db,
    sql`SELECT kind, count(*) AS n FROM drift WHERE ${matchesDifference(payer, rest)} GROUP BY kind`,
  )
  for (const { kind, n } of found) counts[kind] = n
  return counts
}

/** Puts differences aside, or brings them back. */
export function setIgnored(
  db: WritableDb,
  payer: number,
  { differences, isIgnored }: { readonly differences: readonly DifferenceId[]; readonly isIgnored: boolean },
): number {
  return run(
    db,
    sql`UPDATE drift SET is_ignored = ${isIgnored ? 1 : 0}
        WHERE management_account = ${payer} AND ${isOneOf(differences)} AND is_ignored <> ${isIgnored ? 1 : 0}`,
  )
}

/** The management accounts of a provider by name, with what is open between AWS and us. */
export function listedOrganizations(db: ReadableDb, providerKey: number): ListedOrganization[] {
  const open = (condition: SqlFragment): SqlFragment => sql`(SELECT count(*) FROM drift
    WHERE drift.management_account = payer.key AND is_ignored = 0 AND ${IS_OPEN} AND ${condition})`
  return all<Omit<ListedOrganization, 'accountId'> & { readonly accountId: number }>(
    db,
    sql`SELECT id AS payerId, account_id AS accountId, name, profile,
          (SELECT max(taken_at) FROM listing WHERE listing.management_account = payer.key
            AND kind = 'accounts' AND is_complete = 1) AS listedAt,
          ${open(raw('true'))} AS differences, ${open(sql`times >= ${FINDING_FROM}`)} AS findings
        FROM management_account AS payer WHERE provider = ${providerKey} ORDER BY name, key`,
  ).map((row) => ({ ...row, accountId: accountIdFromNumber(row.accountId) }))
}

/** How many open differences staff put aside. */
export function countIgnored(db: ReadableDb, payer: number): number {
  const filter = { isIgnored: true } as const
  return (
    get<{ n: number }>(db, sql`SELECT count(*) AS n FROM drift WHERE ${matchesDifference(payer, filter)}`)
      ?.n ?? 0
  )
}
