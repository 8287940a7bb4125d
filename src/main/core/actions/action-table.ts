import type { ActionOperation, ActionState } from '../../../shared/domain/aws-action.ts'
import type { ChangeTx } from '../store/change.ts'
import {
  all,
  get,
  insert,
  run,
  sql,
  type ReadableDb,
  type SqlFragment,
  type WritableDb,
} from '../store/sql.ts'

export type { ActionOperation, ActionState } from '../../../shared/domain/aws-action.ts'

/** An action as it is stored. `input` is the call's own, as AWS wants it. */
export interface ActionRecord {
  readonly key: number
  readonly id: string
  readonly managementAccountKey: number | null
  readonly operation: ActionOperation
  /** Key of the invitation, request, departure or role connection it is for. */
  readonly recordKey: number
  readonly subject: string
  readonly input: unknown
  readonly state: ActionState
  readonly notBefore: string | null
  readonly runbook: string | null
  readonly failureCode: string | null
  readonly failure: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly triedAt: string | null
  readonly finishedAt: string | null
  readonly rev: number
}

/** What an action is, before it is written down. */
export interface NewAction {
  readonly managementAccountKey: number | null
  readonly operation: ActionOperation
  readonly recordKey: number
  readonly subject: string
  readonly input: object
  readonly notBefore?: string | null
  readonly actor: string
}

const COLUMNS = sql`key, id, management_account AS managementAccountKey, operation, record AS recordKey, subject, input, state,
  not_before AS notBefore, runbook, failure_code AS failureCode, failure, created_at AS createdAt,
  created_by AS createdBy, tried_at AS triedAt, finished_at AS finishedAt, rev`

/**
 * Writes an action down, to be made once, now or later. An open one for the same record is refused by the table. Its id
 * is the answer.
 */
export function recordAction(tx: ChangeTx, action: NewAction): { readonly key: number; readonly id: string } {
  const id = tx.newId()
  const key = insert(
    tx.db,
    sql`INSERT INTO aws_action (id, management_account, operation, record, subject, input, state, not_before, created_at, created_by)
        VALUES (${id}, ${action.managementAccountKey}, ${action.operation}, ${action.recordKey}, ${action.subject},
          ${JSON.stringify(action.input)}, 'waiting', ${action.notBefore ?? null}, ${tx.at}, ${action.actor})`,
  )
  tx.remember('awsAction', key, 1, null)
  return { key, id }
}

/** The action of an id; null when there is none. */
export function actionById(db: ReadableDb, id: string): ActionRecord | null {
  const row = get<StoredAction>(db, sql`SELECT ${COLUMNS} FROM aws_action WHERE id = ${id}`)
  return row === undefined ? null : toRecord(row)
}

/** The actions of these ids that a provider's staff see, oldest first: the order in which they are made. */
export function actionsOfProvider(
  db: ReadableDb,
  ids: readonly string[],
  providerKey: number,
): ActionRecord[] {
  return all<StoredAction>(
    db,
    sql`SELECT ${COLUMNS} FROM aws_action
        WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${ofProvider(providerKey)} ORDER BY key`,
  ).map(toRecord)
}

/** That an action is a provider's: its management account is, or the role connection it is for. */
export function ofProvider(providerKey: number): SqlFragment {
  return sql`coalesce(
    (SELECT provider FROM management_account WHERE management_account.key = aws_action.management_account),
    (SELECT provider FROM role_connection WHERE operation = 'create_role' AND role_connection.key = aws_action.record)
  ) = ${providerKey}`
}

/** The actions that were under way when the application ended, oldest first. */
export function actionsLeftRunning(db: ReadableDb): ActionRecord[] {
  return all<StoredAction>(
    db,
    sql`SELECT ${COLUMNS} FROM aws_action WHERE state = 'running' ORDER BY key`,
  ).map(toRecord)
}

/** What moves an action on; what is not given stays as it is, except the failure, which goes. */
export interface ActionStep {
  readonly state: ActionState
  readonly triedAt?: string
  readonly finishedAt?: string
  readonly failureCode?: string
  readonly failure?: string
  /** Null takes it out of the runbook it was given out with. */
  readonly runbook?: string | null
}

/** Gives an action out with a runbook; its revision counts up. */
export function giveOutAction(db: WritableDb, key: number, runbook: string): void {
  run(db, sql`UPDATE aws_action SET runbook = ${runbook}, rev = rev + 1 WHERE key = ${key}`)
}

/** Moves an action on; its revision counts up. */
export function moveAction(db: WritableDb, key: number, step: ActionStep): void {
  const runbook = step.runbook === undefined ? sql`runbook` : sql`${step.runbook}`
  run(
    db,
    sql`UPDATE aws_action SET state = ${step.state}, tried_at = coalesce(${step.triedAt ?? null}, tried_at),
          finished_at = ${step.finishedAt ?? null}, failure_code = ${step.failureCode ?? null},
          failure = ${step.failure ?? null}, runbook = ${runbook}, rev = rev + 1
        WHERE key = ${key}`,
  )
}

/** The open action of a record; null when none waits, runs or is unsure. */
export function openActionFor(
  db: ReadableDb,
  operation: ActionOperation,
  recordKey: number,
): ActionRecord | null {
  const [row] = all<StoredAction>(
    db,
    sql`SELECT ${COLUMNS} FROM aws_action WHERE operation = ${operation} AND record = ${recordKey}
        AND state IN ('waiting', 'running', 'unsure')`,
  )
  return row === undefined ? null : toRecord(row)
}

type StoredAction = Omit<ActionRecord, 'input'> & { readonly input: string }

function toRecord(row: StoredAction): ActionRecord {
  return { ...row, input: JSON.parse(row.input) as unknown }
}
