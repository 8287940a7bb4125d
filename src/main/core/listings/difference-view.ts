import type {
  Difference,
  DifferenceFilter,
  DifferenceId,
  DifferenceSelection,
  DifferenceSort,
  ListedOrganization,
} from '../../../shared/contract/listings.ts'
import { accountIdFromNumber, accountIdToNumber } from '../../../shared/domain/account-id.ts'
import { DriftKind, FINDING_FROM, type DriftField } from '../../../shared/domain/drift.ts'
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
    sql`drift.is_ignored = ${isIgnored ? 1 : 0}`,
    IS_OPEN,
    ...(kinds === undefined
      ? []
      : [sql`drift.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`]),
    ...(needle === ''
      ? []
      : [
          sql`(instr(printf('%012d', drift.account_id), ${needle}) > 0 OR instr(lower(drift.ours), ${needle}) > 0
            OR instr(lower(drift.theirs), ${needle}) > 0)`,
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

const ORDERS: Readonly<Record<DifferenceSort['by'], string>> = {
  accountId: 'drift.account_id',
  name: 'coalesce(seen.name, member.name) COLLATE NOCASE',
  kind: `CASE drift.kind ${DriftKind.options.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END`,
  field: 'drift.field',
  ours: 'drift.ours COLLATE NOCASE',
  theirs: 'drift.theirs COLLATE NOCASE',
  times: 'drift.times',
  seen: 'listing.taken_at',
}

/** What is known of a difference's account besides; SQLite leaves out what a query does not look at. */
function withAccount(payer: number, differences: SqlFragment): SqlFragment {
  return sql`${differences} AS drift
    LEFT JOIN observed_account AS seen
      ON seen.management_account = ${payer} AND seen.account_id = drift.account_id
    LEFT JOIN listing ON listing.key = seen.listing
    LEFT JOIN member ON member.account_id = drift.account_id`
}

/** A page of chosen open differences in the asked order; what has no value to sort by comes last. */
export function differencesPage(
  db: ReadableDb,
  payer: number,
  page: {
    readonly selection: DifferenceSelection
    readonly sort: DifferenceSort
    readonly first: number
    readonly count: number
  },
): Difference[] {
  const { by, direction } = page.sort
  const order = raw(
    `${ORDERS[by]} ${direction === 'ascending' ? 'ASC' : 'DESC'} ${by === 'accountId' ? '' : 'NULLS LAST'}`,
  )
  const chosen = sql`(SELECT *, row_number() OVER () AS place FROM (SELECT drift.* FROM ${withAccount(payer, sql`drift`)}
    WHERE ${isChosen(payer, page.selection)}
    ORDER BY ${order}, drift.account_id, drift.field LIMIT ${page.count} OFFSET ${page.first}))`
  return all<StoredDifference>(
    db,
    sql`SELECT drift.account_id AS accountId, coalesce(seen.name, member.name) AS name, drift.field, drift.kind,
          drift.ours, drift.theirs, drift.times, drift.since, listing.taken_at AS seenAt, drift.is_ignored AS isIgnored
        FROM ${withAccount(payer, chosen)} ORDER BY place`,
  ).map((row) => ({
    ...row,
    accountId: accountIdFromNumber(row.accountId),
    isIgnored: row.isIgnored === 1,
  }))
}

/** How many differences are chosen. */
export function countChosen(db: ReadableDb, payer: number, selection: DifferenceSelection): number {
  const row = get<{ n: number }>(db, sql`SELECT count(*) AS n FROM drift WHERE ${isChosen(payer, selection)}`)
  return row?.n ?? 0
}

/** The condition under which an open difference is one of a choice. */
export function isChosen(payer: number, selection: DifferenceSelection): SqlFragment {
  if (selection.kind === 'these') {
    const named = isOneOf(selection.differences)
    // What was put aside can be chosen as well.
    return sql`drift.management_account = ${payer} AND ${IS_OPEN} AND ${named}`
  }
  const matching = matchesDifference(payer, selection.filter)
  return selection.except.length === 0 ? matching : sql`${matching} AND NOT ${isOneOf(selection.except)}`
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
