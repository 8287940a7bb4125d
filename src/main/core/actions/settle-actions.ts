import type { Failure } from '../../../shared/contract/failure.ts'
import type { Errand, ErrandContext } from '../aws/errand.ts'
import { Refusal } from '../refusal.ts'
import type { ActionSite, Settled } from './action-kind.ts'
import { actionKindFor } from './action-kinds.ts'
import { putBack, recordDone } from './action-steps.ts'
import { actionById, type ActionRecord } from './action-table.ts'
import { ACTION_EFFECTS, workOffActions, type WorkedOff } from './action-work.ts'
import { callEnd } from './call-end.ts'
import { failureWords } from './failure-words.ts'

/** aws.settleActions: AWS is asked what became of each; only then can it be made again. */
export const settleActions: Errand<'aws.settleActions'> = (input, context) =>
  workOffActions(input, context, (action, site) => settleOne(action, site, context))

async function settleOne(read: ActionRecord, site: ActionSite, context: ErrandContext): Promise<WorkedOff> {
  const action = actionById(context.store, read.id)
  if (action === null || !isOpenQuestion(action)) {
    return { outcome: 'left', words: 'It is known what became of it.' }
  }
  const kind = actionKindFor(action.operation)
  let settled: Settled
  try {
    settled = await kind.settle(action, site, context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return still(action, error.failure)
  }
  if (settled.kind === 'unknown') return { outcome: standing(action), words: settled.why }
  const { actor } = context.session
  const isWritten = await context.write(
    () => {
      const isSame = actionById(context.store, action.id)?.rev === action.rev
      const effects =
        isSame && settled.kind === 'done'
          ? recordDone(context.store, action, { kind, answer: settled.answer, actor })
          : []
      if (isSame && settled.kind === 'not-done')
        putBack(context.store, action, { why: 'AWS did not do it.', actor })
      return { value: isSame, effects: [...effects, ...ACTION_EFFECTS] }
    },
    { isHistory: true },
  )
  if (!isWritten) return { outcome: 'left', words: 'Somebody changed it meanwhile.' }
  return settled.kind === 'done'
    ? { outcome: 'done', words: 'AWS did it.' }
    : { outcome: 'waiting', words: 'AWS did not do it. It waits.' }
}

/** Nobody here knows what became of one that is unsure, or that a colleague has in a runbook. */
export function isOpenQuestion({ state, runbook }: Pick<ActionRecord, 'state' | 'runbook'>): boolean {
  return state === 'unsure' || (state === 'waiting' && runbook !== null)
}

function standing({ state }: ActionRecord): 'unsure' | 'left' {
  return state === 'unsure' ? 'unsure' : 'left'
}

function still(action: ActionRecord, failure: Failure): WorkedOff {
  const { isLast, kind } = callEnd(failure)
  const words = failureWords(failure).sentence
  return { outcome: standing(action), words, ...(isLast || kind === 'again' ? { stopped: failure } : {}) }
}
