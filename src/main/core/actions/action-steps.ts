import type { Failure } from '../../../shared/contract/failure.ts'
import { ACTION_OPERATION_LABELS } from '../../../shared/domain/aws-action.ts'
import type { Effect } from '../jobs/task.ts'
import { change, type ChangeTx, type Store } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import type { ActionKind } from './action-kind.ts'
import {
  actionById,
  actionsLeftRunning,
  moveAction,
  type ActionRecord,
  type ActionStep,
} from './action-table.ts'
import { failureWords } from './failure-words.ts'

/** What an action does, for the log: “Invite account 1111…”. */
export function actionTitle({ operation, subject }: Pick<ActionRecord, 'operation' | 'subject'>): string {
  return `${ACTION_OPERATION_LABELS[operation]}: ${subject}`
}

/**
 * Takes an action for its call: from here on nobody else makes it or withdraws it. Null when somebody changed it since
 * it was read.
 */
export function claimAction(store: Store, action: ActionRecord, actor: string): ActionRecord | null {
  const now = actionById(store, action.id)
  if (now?.state !== 'waiting' || now.rev !== action.rev) return null
  step(
    store,
    action,
    { type: 'AWS_ACTION_STARTED', label: `Asked AWS: ${actionTitle(action)}`, actor },
    (tx) => move(tx, action, { state: 'running', triedAt: tx.at }),
  )
  return actionById(store, action.id)
}

/** Writes down that AWS did it, and what it answered, in one change; the answer says how the pool in memory follows. */
export function recordDone(
  store: Store,
  action: ActionRecord,
  { kind, answer, actor }: { readonly kind: ActionKind; readonly answer: unknown; readonly actor: string },
): readonly Effect[] {
  return step(
    store,
    action,
    { type: 'AWS_ACTION_DONE', label: `AWS did: ${actionTitle(action)}`, actor },
    (tx) => applyDone(tx, action, { kind, answer }),
  )
}

/** The same as part of a change that is under way. */
export function applyDone(
  tx: ChangeTx,
  action: ActionRecord,
  { kind, answer }: { readonly kind: ActionKind; readonly answer: unknown },
): readonly Effect[] {
  move(tx, action, { state: 'done', finishedAt: tx.at })
  return kind.done(tx, action, answer) ?? []
}

/** Writes down that AWS refused it, and in which words, in one change. */
export function recordFailed(
  store: Store,
  action: ActionRecord,
  { kind, failure, actor }: { readonly kind: ActionKind; readonly failure: Failure; readonly actor: string },
): void {
  step(
    store,
    action,
    { type: 'AWS_ACTION_FAILED', label: `AWS refused: ${actionTitle(action)}`, actor },
    (tx) => applyFailed(tx, action, { kind, failure }),
  )
}

/** The same as part of a change that is under way. */
export function applyFailed(
  tx: ChangeTx,
  action: ActionRecord,
  { kind, failure }: { readonly kind: ActionKind; readonly failure: Failure },
): void {
  const { code, sentence } = failureWords(failure)
  move(tx, action, { state: 'failed', finishedAt: tx.at, failureCode: code, failure: sentence })
  kind.failed(tx, action, failure)
}

/** Puts an action back to wait: it is certain that AWS did nothing. */
export function putBack(
  store: Store,
  action: ActionRecord,
  { why, actor }: { why: string; actor: string },
): void {
  const label = `Still to be done at AWS: ${actionTitle(action)}`
  step(store, action, { type: 'AWS_ACTION_WAITING', label, actor, why }, (tx) =>
    move(tx, action, { state: 'waiting', runbook: null }),
  )
}

/** Writes down that nobody knows whether AWS did it. */
export function markUnsure(
  store: Store,
  action: ActionRecord,
  { why, actor }: { why: string; actor: string },
): void {
  const label = `Nobody knows whether AWS did: ${actionTitle(action)}`
  step(store, action, { type: 'AWS_ACTION_UNSURE', label, actor, why }, (tx) =>
    move(tx, action, { state: 'unsure', failure: why }),
  )
}

/** Actions that were under way when a run was killed: AWS has to be asked what became of them. */
export function settleInterruptedActions(store: Store, actor: string): void {
  const why = 'Quartermaster ended while AWS was being asked.'
  for (const action of actionsLeftRunning(store)) markUnsure(store, action, { why, actor })
}

function step<Value>(
  store: Store,
  { subject }: ActionRecord,
  {
    why,
    ...what
  }: { readonly type: string; readonly label: string; readonly actor: string; readonly why?: string },
  write: (tx: ChangeTx) => Value,
): Value {
  const { value } = change(store, { ...what, subject, isUndoable: false }, (tx) => {
    const written = write(tx)
    tx.describe({ rows: 1, details: why === undefined ? {} : { why } })
    return written
  })
  return value
}

function move(tx: ChangeTx, { key }: ActionRecord, to: ActionStep): void {
  changeRecord(tx, { entity: 'awsAction', key }, () => moveAction(tx.db, key, to))
}
