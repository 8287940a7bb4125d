import type { HandlerContext } from '../handler.ts'
import { changeAwsRecords } from '../payers/aws-record-change.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import { countOf } from '../settings/wording.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { actionTitle } from './action-steps.ts'
import { actionsOfProvider, moveAction, openActionFor, type ActionRecord } from './action-table.ts'

interface Version {
  readonly id: string
  readonly rev: number
}

/** actions.withdraw: they are not made any more; what they were for stays as it is. */
export function withdrawActions(wanted: readonly Version[], context: HandlerContext): { changeId: string } {
  const actions = expectActions(wanted, context)
  for (const action of actions) {
    if (action.state === 'running')
      throw notAllowed(`${titleOf(action)} is under way and cannot be withdrawn.`)
    if (action.state === 'done') throw notAllowed(`${titleOf(action)} is done and cannot be withdrawn.`)
    if (action.state === 'withdrawn') throw notAllowed(`${titleOf(action)} was withdrawn already.`)
  }
  return move(actions, { type: 'AWS_ACTION_WITHDRAWN', verb: 'Withdrew' }, context, (tx, { key }) =>
    moveAction(tx.db, key, { state: 'withdrawn', finishedAt: tx.at }),
  )
}

/** actions.retry: failed ones wait again, and so do those of a runbook that nobody ran. */
export function retryActions(wanted: readonly Version[], context: HandlerContext): { changeId: string } {
  const actions = expectActions(wanted, context)
  for (const action of actions) {
    const isInRunbook = action.state === 'waiting' && action.runbook !== null
    if (action.state !== 'failed' && !isInRunbook) {
      throw notAllowed(`${titleOf(action)} did not fail, so there is nothing to retry.`)
    }
    const open = openActionFor(context.store, action.operation, action.recordKey)
    if (open !== null && open.key !== action.key) {
      throw notAllowed(`${titleOf(action)} waits already as another action.`)
    }
  }
  return move(actions, { type: 'AWS_ACTION_WAITING', verb: 'Retried' }, context, (tx, { key }) =>
    moveAction(tx.db, key, { state: 'waiting', runbook: null }),
  )
}

/** The actions as they were read; `not-found` for those of others, `conflict` for those that moved on. */
function expectActions(wanted: readonly Version[], { store, session }: HandlerContext): ActionRecord[] {
  const ids = wanted.map(({ id }) => id)
  const found = new Map(
    actionsOfProvider(store, ids, session.current().providerKey).map((action) => [action.id, action]),
  )
  return wanted.map((version) => expectRow('AWS action', found.get(version.id) ?? null, version))
}

function move(
  actions: readonly ActionRecord[],
  { type, verb }: { readonly type: string; readonly verb: string },
  context: HandlerContext,
  write: (tx: ChangeTx, action: ActionRecord) => void,
): { changeId: string } {
  const [only] = actions
  if (only === undefined) throw new Refusal({ code: 'not-found', what: 'AWS action', id: '' })
  const what = actions.length === 1 ? titleOf(only) : countOf(actions.length, 'AWS action')
  const intent = { type, label: `${verb} ${what}`, subject: actions.length === 1 ? only.subject : what }
  const changeId = changeAwsRecords(context, intent, (tx) => {
    for (const action of actions) {
      changeRecord(tx, { entity: 'awsAction', key: action.key }, () => write(tx, action))
    }
    return tx.id
  })
  return { changeId }
}

function titleOf(action: ActionRecord): string {
  return `“${actionTitle(action)}”`
}
