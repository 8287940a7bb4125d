import type { DriftKind } from '../../../shared/domain/drift.ts'
import { awsStateOfCode, STATE } from '../pool/account-codes.ts'
import { all, raw, run, sql, type SqlFragment, type WritableDb } from '../store/sql.ts'

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

/** States at AWS of an account that nobody can use any more, or soon. */
const LEAVING = raw('(3, 4, 5, 6)')
/** Those of an account that nobody can use: a Ready one is proposed Invalid (A-12). */
export const UNUSABLE = raw('(3, 5, 6)')
/** The stored states of Ready. */
export const READY = raw(`(${STATE.ready}, ${STATE.held}, ${STATE.linked})`)

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
  const differs = (field: string): SqlFragment => raw(`${field} IS NOT NULL AND ${field} IS NOT our_${field}`)
  const plain = (field: string): SqlFragment => sql`
    SELECT account_id, ${raw(`'${field}'`)} AS field, 'changed' AS kind, ${raw(`our_${field}`)} AS ours,
      ${raw(field)} AS theirs FROM pair WHERE ${differs(field)}`
  return sql`WITH ${seen(comparison)}, pair AS MATERIALIZED (
      SELECT seen.account_id, seen.name, seen.email, seen.aws_state, seen.joined_method, seen.joined_at, seen.path, seen.tags,
        member.name AS our_name, member.email AS our_email, member.aws_state AS our_aws_state,
        member.joined_method AS our_joined_method, member.joined_at AS our_joined_at, member.path AS our_path,
        member.tags AS our_tags
      FROM seen CROSS JOIN member ON member.account_id = seen.account_id
      WHERE member.management_account = ${comparison.payer})
    ${plain('name')} UNION ALL ${plain('email')} UNION ALL ${plain('path')} UNION ALL ${plain('tags')}
    UNION ALL SELECT account_id, 'aws_state', CASE WHEN aws_state IN ${LEAVING} THEN 'suspended' ELSE 'changed' END,
      ${stateName('our_aws_state')}, ${stateName('aws_state')}
      FROM pair WHERE ${differsInState('our_aws_state', 'aws_state')}
    UNION ALL SELECT account_id, 'joined', 'changed', ${joinedText('our_joined_method', 'our_joined_at')},
      ${joinedText('joined_method', 'joined_at')}
      FROM pair WHERE ${differs('joined_method')}
        OR (length(joined_at) > 10 AND substr(joined_at, 1, 10) IS NOT substr(our_joined_at, 1, 10))`
}

/** What the pool knows of a listed account, and whether a Ready one should be Invalid now. */
function poolDifferences(comparison: Comparison): SqlFragment {
  const text = (field: string): SqlFragment => sql`
    SELECT account_id, ${raw(`'pool_${field}'`)} AS field, 'pool' AS kind, ${raw(`our_${field}`)} AS ours,
      ${raw(field)} AS theirs FROM pooled WHERE ${raw(`${field} IS NOT NULL AND ${field} IS NOT our_${field}`)}`
  return sql`WITH ${seen(comparison)}, pooled AS MATERIALIZED (
      SELECT seen.account_id, seen.name, seen.email, seen.aws_state,
        account.name AS our_name, account.email AS our_email, account.aws_state AS our_aws_state, account.state
      FROM seen CROSS JOIN account ON account.account_id = seen.account_id
      CROSS JOIN marketplace ON marketplace.key = account.marketplace
      WHERE marketplace.provider = ${comparison.provider})
    ${text('name')} UNION ALL ${text('email')}
    UNION ALL SELECT account_id, 'pool_aws_state', 'pool', ${stateName('our_aws_state')}, ${stateName('aws_state')}
      FROM pooled WHERE ${differsInState('our_aws_state', 'aws_state')}
    UNION ALL SELECT account_id, 'pool_status', 'pool', 'Ready', 'Invalid'
      FROM pooled WHERE aws_state IN ${UNUSABLE} AND state IN ${READY}`
}

function differsInState(ours: string, theirs: string): SqlFragment {
  // An old source that says “suspended or closed” does not contradict either of the two.
  return raw(
    `${theirs} IS NOT NULL AND ${theirs} IS NOT ${ours} AND NOT (${theirs} = 6 AND ${ours} IN (3, 5))`,
  )
}

function joinedText(method: string, at: string): SqlFragment {
  return raw(`nullif(trim(coalesce(${method}, '') || ' ' || coalesce(substr(${at}, 1, 10), '')), '')`)
}

/** The name that AWS has for a stored state. */
function stateName(column: string): SqlFragment {
  const cases = [1, 2, 3, 4, 5, 6].map((code) => `WHEN ${code} THEN '${awsStateOfCode(code)}'`)
  return raw(`CASE ${column} ${cases.join(' ')} END`)
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
