import { runbookResultName, runbookScript, type RunbookStep } from '../../../shared/domain/runbook.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { managementAccountByKey, type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import { change } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { actionKindFor } from './action-kinds.ts'
import { actionTitle, putBack } from './action-steps.ts'
import { actionById, actionsOfProvider, giveOutAction, type ActionRecord } from './action-table.ts'
import { ACTION_EFFECTS } from './action-work.ts'
import { whyNotRun } from './why-not-run.ts'

/**
 * actions.runbook: first the actions are given out, then the script is written, so that nobody makes what a colleague
 * makes too. Actions that cannot be made now are refused, for a script knows no dates.
 */
export const saveRunbook: Task<'actions.runbook'> = async ({ actionIds, target }, context) => {
  const { store, session, report } = context
  const actions = actionsOfProvider(store, actionIds, session.providerKey)
  const payer = onlyPayer(actions, context)
  refuseBlocked(actions, context)
  report({ done: 0, total: actions.length, unit: 'actions', note: 'Writing the runbook' })
  const id = store.ports.newId()
  await giveOut(actions, { id, payer }, context)
  const madeAt = store.ports.now().toISOString()
  const steps = actions.map(stepOf)
  try {
    const script = runbookScript({ id, madeAt, accountId: payer.accountId, steps })
    const bytes = await writeGrantedFile(session, target, [script])
    return { bytes, steps: steps.length, resultFile: runbookResultName(id) }
  } catch (error) {
    await takeBack(actions, context)
    throw error
  }
}

function onlyPayer(actions: readonly ActionRecord[], { store }: TaskContext): ManagementAccountRecord {
  const [first] = actions
  if (first === undefined) throw new Refusal({ code: 'not-found', what: 'AWS action', id: '' })
  const key = first.managementAccountKey
  const payer = key === null ? null : managementAccountByKey(store, key)
  if (payer === null) {
    throw notAllowed('A runbook is for a management account, and this is done inside a member account.')
  }
  if (actions.some((action) => action.managementAccountKey !== key)) {
    throw notAllowed('A runbook is for one management account. Choose one of them in the filters.')
  }
  return payer
}

function refuseBlocked(actions: readonly ActionRecord[], { store, session }: TaskContext): void {
  // Whoever runs it may do there what we may not.
  const who = { now: store.ports.now().toISOString(), role: session.role, payer: null }
  for (const action of actions) {
    const why = whyNotRun(action, who)
    if (why !== null) throw notAllowed(`“${actionTitle(action)}” cannot be given out. ${why}`)
  }
}

function stepOf(action: ActionRecord): RunbookStep {
  const kind = actionKindFor(action.operation)
  return {
    actionId: action.id,
    title: actionTitle(action),
    cliArguments: kind.cliArguments(action),
    ratePerSecond: kind.ratePerSecond,
  }
}

function giveOut(
  actions: readonly ActionRecord[],
  { id, payer }: { readonly id: string; readonly payer: ManagementAccountRecord },
  { store, session, write }: TaskContext,
): Promise<void> {
  const label = `Wrote a runbook for ${payer.name}: ${countOf(actions.length, 'action')}`
  const intent = { type: 'AWS_RUNBOOK_WRITTEN', label, subject: payer.accountId }
  return write(() => {
    change(store, { ...intent, actor: session.actor, isUndoable: false }, (tx) => {
      for (const action of actions) {
        if (actionById(store, action.id)?.rev !== action.rev) {
          throw new Refusal({
            code: 'preview-outdated',
            why: `“${actionTitle(action)}” was changed meanwhile.`,
          })
        }
        changeRecord(tx, { entity: 'awsAction', key: action.key }, () => giveOutAction(tx.db, action.key, id))
      }
    })
    return { value: undefined, effects: ACTION_EFFECTS }
  })
}

function takeBack(actions: readonly ActionRecord[], { store, session, write }: TaskContext): Promise<void> {
  const why = 'The runbook could not be written.'
  return write(
    () => {
      for (const action of actions) putBack(store, action, { why, actor: session.actor })
      return { value: undefined, effects: ACTION_EFFECTS }
    },
    { isHistory: true },
  )
}
