import type { RunbookApplied } from '../../../shared/contract/actions.ts'
import type { Failure } from '../../../shared/contract/failure.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import { readCliError } from '../../../shared/domain/cli-error.ts'
import type { RunbookResult, RunbookResults } from '../../../shared/domain/runbook-results.ts'
import type { Effect, TaskContext } from '../jobs/task.ts'
import { actionKindFor } from './action-kinds.ts'
import { actionTitle, markUnsure, recordDone, recordFailed } from './action-steps.ts'
import { actionsOfProvider, type ActionRecord } from './action-table.ts'
import { ACTION_EFFECTS } from './action-work.ts'

type Applied = 'done' | 'failed' | 'unsure' | 'left'

/**
 * Writes down what AWS answered to a runbook, each action in a change of its own, as when it is made from here. The
 * same results can be applied again: what is known already is left.
 */
export async function applyRunbook(
  { results, unreadable }: RunbookResults,
  context: Pick<TaskContext, 'store' | 'session' | 'write' | 'breathe' | 'report'>,
): Promise<RunbookApplied> {
  const { store, session, write, breathe, report } = context
  const actions = actionsOfProvider(store, [...results.keys()], session.providerKey)
  const counts = { done: 0, failed: 0, unsure: 0, left: results.size - actions.length }
  const problems = unreadable.map((line) => ({
    what: `Line ${line}`,
    why: 'It is no result of a runbook. A script that was stopped may leave half a line.',
  }))
  for (const [index, action] of actions.entries()) {
    await breathe()
    report({ done: index, total: actions.length, unit: 'actions', note: actionTitle(action) })
    const result = results.get(action.id) ?? { kind: 'waiting' }
    try {
      const { applied } = await write(() => {
        const value = apply(action, result, context)
        return { value, effects: [...value.effects, ...ACTION_EFFECTS] }
      })
      counts[applied] += 1
    } catch (error) {
      const reference = store.ports.log.bug(error, `result of ${action.operation}`)
      const why = `The answer is not what AWS gives for this. The log has the details under ${reference}.`
      problems.push({ what: actionTitle(action), why })
    }
  }
  return { ...counts, problems }
}

function apply(
  action: ActionRecord,
  result: RunbookResult,
  { store, session }: Pick<TaskContext, 'store' | 'session'>,
): { readonly applied: Applied; readonly effects: readonly Effect[] } {
  const { actor } = session
  if (action.state === 'done' || action.state === 'running') return without('left')
  const kind = actionKindFor(action.operation)
  const isOpen = action.state === 'waiting' || action.state === 'unsure'
  switch (result.kind) {
    case 'ok':
      return { applied: 'done', effects: recordDone(store, action, { kind, answer: result.answer, actor }) }
    case 'refused':
      if (!isOpen) return without('left')
      recordFailed(store, action, { kind, failure: failureOf(result.error), actor })
      return without('failed')
    case 'begun':
      if (action.state !== 'waiting') return without('left')
      markUnsure(store, action, {
        why: result.error ?? 'The runbook ended while AWS was being asked.',
        actor,
      })
      return without('unsure')
    case 'waiting':
      return without('left')
  }
}

function without(applied: Applied): { readonly applied: Applied; readonly effects: readonly Effect[] } {
  return { applied, effects: [] }
}

/** An error of the AWS CLI as the failure that the same no has when it is met from here. */
function failureOf(text: string): Failure {
  const error = readCliError(text)
  const action = error?.operation ?? 'the call'
  if (error !== null && error.name.startsWith('AccessDenied')) {
    return { code: 'aws-denied', action, profile: 'whoever ran the runbook', why: error.message }
  }
  const words = error === null ? null : awsRefusalWords(error.reason)
  return {
    code: 'aws-refused',
    action,
    reason: error?.reason ?? 'Unknown',
    why: words?.why ?? `AWS said: ${error?.message ?? text}`,
    next: words?.next ?? 'Look it up in the AWS console, or try again.',
  }
}
