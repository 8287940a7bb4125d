import type { PlanState } from '../../../shared/domain/invite-plan.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { all, column, get, insert, run, sql, type ReadableDb } from '../store/sql.ts'

/** A plan of invitations as it is stored. */
export interface PlanRecord {
  readonly key: number
  readonly id: string
  readonly managementAccountKey: number
  readonly name: string
  readonly state: PlanState
  readonly createdAt: string
  readonly rev: number
}

/** How far a plan is. Times are ISO-8601 UTC. */
export interface PlanProgress {
  readonly total: number
  readonly sent: number
  readonly waiting: number
  readonly failed: number
  readonly unsure: number
  /** When the next one may go out, and the last one. */
  readonly nextAt: string | null
  readonly endsAt: string | null
}

const COLUMNS = sql`key, id, management_account AS managementAccountKey, name, state, created_at AS createdAt, rev`

/** The plan of an id. */
export function planById(db: ReadableDb, id: string): PlanRecord | null {
  return get<PlanRecord>(db, sql`SELECT ${COLUMNS} FROM invite_plan WHERE id = ${id}`) ?? null
}

/** The plans of a provider, newest first. */
export function plansOfProvider(db: ReadableDb, providerKey: number): PlanRecord[] {
  return all(
    db,
    sql`SELECT ${COLUMNS} FROM invite_plan WHERE management_account IN
          (SELECT key FROM management_account WHERE provider = ${providerKey}) ORDER BY invite_plan.key DESC`,
  )
}

/** The plan of a management account that runs, other than one. */
export function otherRunningPlan(db: ReadableDb, plan: PlanRecord): PlanRecord | null {
  return (
    get<PlanRecord>(
      db,
      sql`SELECT ${COLUMNS} FROM invite_plan WHERE management_account = ${plan.managementAccountKey}
          AND state = 'running' AND key <> ${plan.key}`,
    ) ?? null
  )
}

/** Stores a new plan, undoably, and returns its key. */
export function insertPlan(
  tx: ChangeTx,
  plan: Pick<PlanRecord, 'id' | 'managementAccountKey' | 'name'>,
): number {
  const key = insert(
    tx.db,
    sql`INSERT INTO invite_plan (id, management_account, name, state, created_at)
        VALUES (${plan.id}, ${plan.managementAccountKey}, ${plan.name}, 'planned', ${tx.at})`,
  )
  tx.remember('invitePlan', key, 1, null)
  return key
}

/** Moves a plan on; its revision counts up. */
export function movePlan(tx: ChangeTx, { key }: PlanRecord, state: PlanState): void {
  changeRecord(tx, { entity: 'invitePlan', key }, () =>
    run(tx.db, sql`UPDATE invite_plan SET state = ${state}, rev = rev + 1 WHERE key = ${key}`),
  )
}

/** An action of a plan that is not over. */
export interface PlannedAction {
  readonly key: number
  readonly id: string
  readonly state: 'waiting' | 'running' | 'unsure'
  readonly notBefore: string | null
}

/** The actions of a plan that are not over, in the order in which they were planned. */
export function openActionsOfPlan(db: ReadableDb, planKey: number): PlannedAction[] {
  return all(
    db,
    sql`SELECT a.key, a.id, a.state, a.not_before AS notBefore FROM invite CROSS JOIN aws_action AS a
          ON a.operation = 'invite' AND a.record = invite.key
        WHERE invite.plan = ${planKey} AND a.state IN ('waiting', 'running', 'unsure') ORDER BY a.key`,
  )
}

/** Puts an action off, undoably; its revision counts up. */
export function postponeAction(tx: ChangeTx, key: number, notBefore: string): void {
  changeRecord(tx, { entity: 'awsAction', key }, () =>
    run(tx.db, sql`UPDATE aws_action SET not_before = ${notBefore}, rev = rev + 1 WHERE key = ${key}`),
  )
}

/** How far a plan is. */
export function planProgress(db: ReadableDb, planKey: number): PlanProgress {
  const counted = get<PlanProgress>(
    db,
    sql`SELECT count(*) AS total,
          count(*) FILTER (WHERE invite.requested_at IS NOT NULL) AS sent,
          count(*) FILTER (WHERE a.state IN ('waiting', 'running')) AS waiting,
          count(*) FILTER (WHERE a.state IS NULL AND invite.state = 'approved') AS failed,
          count(*) FILTER (WHERE a.state = 'unsure') AS unsure,
          min(CASE WHEN a.state = 'waiting' THEN coalesce(a.not_before, a.created_at) END) AS nextAt,
          max(CASE WHEN a.state = 'waiting' THEN coalesce(a.not_before, a.created_at) END) AS endsAt
        FROM invite LEFT JOIN aws_action AS a ON a.operation = 'invite' AND a.record = invite.key
          AND a.state IN ('waiting', 'running', 'unsure')
        WHERE invite.plan = ${planKey}`,
  )
  return counted ?? { total: 0, sent: 0, waiting: 0, failed: 0, unsure: 0, nextAt: null, endsAt: null }
}

/**
 * When a management account attempted invitations since a time, and when those that are written down may be attempted;
 * accepted ones do not count (aws-facts §4.2). ISO-8601 UTC.
 */
export function inviteAttempts(
  db: ReadableDb,
  managementAccountKey: number,
  { since, withPlanned }: { readonly since: string; readonly withPlanned: boolean },
): string[] {
  return column<string>(
    db,
    sql`SELECT a.tried_at FROM aws_action AS a LEFT JOIN invite ON invite.key = a.record
        WHERE a.management_account = ${managementAccountKey} AND a.operation = 'invite' AND a.tried_at > ${since}
          AND invite.state IS NOT 'accepted'
        UNION ALL
        SELECT requested_at FROM invite WHERE management_account = ${managementAccountKey} AND requested_at > ${since}
          AND state <> 'accepted' AND NOT EXISTS (
            SELECT 1 FROM aws_action AS a WHERE a.operation = 'invite' AND a.record = invite.key AND a.tried_at > ${since})
        UNION ALL
        SELECT coalesce(not_before, created_at) FROM aws_action
        WHERE ${Number(withPlanned)} AND management_account = ${managementAccountKey} AND operation = 'invite'
          AND state = 'waiting'`,
  )
}

/** How many accounts an organization has and how many invitations are open at AWS, as far as is known here. */
export function organizationUse(
  db: ReadableDb,
  managementAccountKey: number,
): { readonly accounts: number; readonly pending: number } {
  const used = get<{ accounts: number; pending: number }>(
    db,
    sql`SELECT
        -- The management account counts, whether it was listed or not.
        (SELECT count(*) FROM member WHERE management_account = ${managementAccountKey}
          AND account_id <> (SELECT account_id FROM management_account WHERE key = ${managementAccountKey})) + 1
          AS accounts,
        (SELECT count(*) FROM invite WHERE management_account = ${managementAccountKey}
          AND (state = 'requested' OR plan IS NOT NULL AND state = 'approved')) AS pending`,
  )
  return used ?? { accounts: 1, pending: 0 }
}
