import type { ActionStepPreview } from '../../../shared/contract/actions.ts'
import type { Payer } from '../../../shared/contract/payers.ts'
import { cliWords } from '../../../shared/domain/shell-word.ts'
import { secondsFor } from '../../../shared/domain/token-bucket.ts'
import type { HandlerContext } from '../handler.ts'
import { payerRow } from '../payers/payer-view.ts'
import { Refusal } from '../refusal.ts'
import { actionKindFor, hasActionKind } from './action-kinds.ts'
import { actionTitle } from './action-steps.ts'
import { actionsOfProvider, type ActionRecord } from './action-table.ts'
import { rateOf } from './pace.ts'
import { whyNotRun } from './why-not-run.ts'

/** What running these actions now will ask of AWS, in order, and what is in the way. */
export function previewActions(
  actionIds: readonly string[],
  { store, session, ports }: HandlerContext,
): { readonly steps: ActionStepPreview[]; readonly blocked: number; readonly seconds: number } {
  const { providerKey, operator } = session.current()
  const actions = actionsOfProvider(store, actionIds, providerKey)
  const [id = ''] = actionIds
  if (actions.length === 0) throw new Refusal({ code: 'not-found', what: 'AWS action', id })
  const who = { now: ports.now().toISOString(), role: operator.role }
  const payers = new Map<number, Payer | null>()
  const payerOf = (key: number | null): Payer | null => {
    if (key === null) return null
    const payer = payers.get(key) ?? payerRow(store, key)
    payers.set(key, payer)
    return payer
  }
  const steps = actions.map((action) => {
    const payer = payerOf(action.managementAccountKey)
    return {
      id: action.id,
      title: actionTitle(action),
      payer,
      input: JSON.stringify(action.input, null, 2),
      command: commandLine(action),
      notBefore: action.notBefore,
      blocked: whyNotRun(action, { ...who, payer }),
    }
  })
  const going = actions.filter((_action, index) => steps[index]?.blocked === null)
  return { steps, blocked: steps.length - going.length, seconds: secondsForAll(going) }
}

function commandLine(action: ActionRecord): string | null {
  if (!hasActionKind(action.operation)) return null
  return `aws ${cliWords(actionKindFor(action.operation).cliArguments(action))}`
}

/** They are made one after the other, each kind at its own rate. */
function secondsForAll(actions: readonly ActionRecord[]): number {
  const counts = new Map<string, number>()
  let seconds = 0
  for (const { managementAccountKey, operation } of actions) {
    const name = `${managementAccountKey} ${operation}`
    const before = counts.get(name) ?? 0
    counts.set(name, before + 1)
    const rate = rateOf(actionKindFor(operation))
    seconds += secondsFor(before + 1, rate) - secondsFor(before, rate)
  }
  return seconds
}
