import type { DriftKind } from '../../../shared/domain/drift.ts'
import { all, run, sql, type SqlFragment, type WritableDb } from '../store/sql.ts'
import { CHANGED_IN_POOL, CHANGED_MEMBER } from './compared-fields.ts'

/** Which listing is compared with what. */
export interface Comparison {
  /** Key of the management account. */
  readonly payer: number
  /** Its own account id: no member of itself. */
  readonly ownId: number
  /** Key of the provider, whose pool is compared too. */
  readonly provider: number
  /** Key of the listing; its accounts were observed already. */
  readonly listing: number
  readonly at: string
  /** Only a complete listing tells what is missing, and counts on the way from a hint to a finding. */
  readonly isComplete: boolean
}

/**
 * Compares a listing with members and pool and replaces what was known of its accounts. A difference that was there
 * already and is the same counts on. The answer is how many there are of each kind, without those put aside.
 */
export function compareListing(db: WritableDb, comparison: Comparison): ReadonlyMap<DriftKind, number> {
  run(
    db,
    sql`CREATE TEMP TABLE IF NOT EXISTS fresh_drift (account_id INTEGER, field TEXT, kind TEXT, ours TEXT, theirs TEXT,
          times INTEGER, since TEXT, is_ignored INTEGER DEFAULT 0, PRIMARY KEY (account_id, field)) WITHOUT ROWID`,
  )
  run(db, sql`DELETE FROM temp.fresh_drift`)
  insertFresh(db, comparison, newAccounts(comparison))
  insertFresh(db, comparison, changedMembers(comparison))
  if (comparison.isComplete) insertFresh(db, comparison, missingMembers(comparison))
  insertFresh(db, comparison, poolDifferences(comparison))
  replaceDrift(db, comparison)
  const kinds = all<{ kind: DriftKind; n: number }>(
    db,
    sql`SELECT kind, count(*) AS n FROM temp.fresh_drift WHERE is_ignored = 0 GROUP BY kind`,
  )
  return new Map(kinds.map(({ kind, n }) => [kind, n]))
}

function insertFresh(db: WritableDb, { at, isComplete }: Comparison, found: SqlFragment): void {
  run(
    db,
    sql`INSERT INTO temp.fresh_drift (account_id, field, kind, ours, theirs, times, since)
        SELECT account_id, field, kind, ours, theirs, ${isComplete ? 1 : 0}, ${at} FROM (${found})`,
  )
}

/** What the listing says. */
function seen({ payer, listing }: Comparison): SqlFragment {
  return sql`seen AS (SELECT * FROM observed_account WHERE management_account = ${payer} AND listing = ${listing})`
}

/** Listed, but no member here; one of another management account moved. */
function newAccounts(comparison: Comparison): SqlFragment {
  const { payer, ownId } = comparison
  return sql`WITH ${seen(comparison)}
    SELECT seen.account_id, 'account' AS field, 'new' AS kind, other.name AS ours,
      coalesce(seen.name, seen.email, '') AS theirs
    FROM seen LEFT JOIN member ON member.account_id = seen.account_id
    LEFT JOIN management_account AS other ON other.key = member.management_account
    WHERE member.management_account IS NOT ${payer} AND seen.account_id <> ${ownId}`
}

function missingMembers({ payer, ownId, listing }: Comparison): SqlFragment {
  return sql`
    SELECT account_id, 'account' AS field, 'missing' AS kind, coalesce(name, email, '') AS ours, NULL AS theirs
    FROM member WHERE management_account = ${payer} AND account_id <> ${ownId}
      AND NOT EXISTS (SELECT 1 FROM observed_account AS seen WHERE seen.management_account = ${payer}
        AND seen.account_id = member.account_id AND seen.listing = ${listing})`
}

function changedMembers(comparison: Comparison): SqlFragment {
  return sql`WITH ${seen(comparison)}, pair AS (
      SELECT seen.account_id, seen.name, seen.email, seen.aws_state, seen.joined_method, seen.joined_at, seen.path, seen.tags,
        member.name AS our_name, member.email AS our_email, member.aws_state AS our_aws_state,
        member.joined_method AS our_joined_method, member.joined_at AS our_joined_at, member.path AS our_path,
        member.tags AS our_tags
      FROM seen CROSS JOIN member ON member.account_id = seen.account_id
      WHERE member.management_account = ${comparison.payer})
    ${CHANGED_MEMBER}`
}

/** What the pool knows of a listed account, and whether a Ready one should be Invalid now. */
function poolDifferences(comparison: Comparison): SqlFragment {
  return sql`WITH ${seen(comparison)}, pair AS (
      SELECT seen.account_id, seen.name, seen.email, seen.aws_state,
        account.name AS our_name, account.email AS our_email, account.aws_state AS our_aws_state, account.state
      FROM seen CROSS JOIN account ON account.account_id = seen.account_id
      CROSS JOIN marketplace ON marketplace.key = account.marketplace
      WHERE marketplace.provider = ${comparison.provider})
    ${CHANGED_IN_POOL}`
}

function replaceDrift(db: WritableDb, { payer, isComplete, listing }: Comparison): void {
  const step = isComplete ? 1 : 0
  run(
    db,
    sql`UPDATE temp.fresh_drift SET times = known.times + ${step}, since = known.since, is_ignored = known.is_ignored
        FROM drift AS known LEFT JOIN change_set ON change_set.key = known.resolved_by
        WHERE known.management_account = ${payer} AND known.account_id = fresh_drift.account_id
          AND known.field = fresh_drift.field AND known.kind = fresh_drift.kind
          AND known.theirs IS fresh_drift.theirs AND coalesce(change_set.undo_state, 'undone') = 'undone'`,
  )
  const concerned = isComplete
    ? sql`true`
    : sql`EXISTS (SELECT 1 FROM observed_account AS seen WHERE seen.management_account = ${payer}
        AND seen.account_id = drift.account_id AND seen.listing = ${listing})`
  run(db, sql`DELETE FROM drift WHERE management_account = ${payer} AND ${concerned}`)
  run(
    db,
    sql`INSERT INTO drift (management_account, account_id, field, kind, ours, theirs, times, since, is_ignored)
        SELECT ${payer}, account_id, field, kind, ours, theirs, times, since, is_ignored
        FROM temp.fresh_drift ORDER BY account_id, field`,
  )
}
