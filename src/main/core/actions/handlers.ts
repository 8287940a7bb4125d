import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { matchingTotal } from '../matching-total.ts'
import { payerRows } from '../payers/payer-view.ts'
import { retryActions, withdrawActions } from './action-commands.ts'
import { copyActions } from './action-text.ts'
import { actionsPage, actionVersions, countActions } from './action-view.ts'
import { previewActions } from './preview-actions.ts'
import { whyNotRun } from './why-not-run.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `actions.${string}`>

const MOST_NAMED = 5000

/** actions.*: the calls that change something at AWS, as rows (docs/adr/0016-aws-actions-are-written-down.md). */
export const actionHandlers: HandlersOf<Name> = {
  'actions.page': ({ filter, sort, first, count }, { store, session, ports }) => {
    const { providerKey, operator } = session.current()
    const who = { now: ports.now().toISOString(), role: operator.role }
    const counts = countActions(store, filter, providerKey)
    const total = matchingTotal(counts, filter.states)
    const rows = actionsPage(store, { filter, sort, providerKey, first, count })
    const payers = new Map(payerRows(store, providerKey).map((payer) => [payer.id, payer]))
    const actions = rows.map((row) => {
      const payer = payers.get(row.payer?.id ?? '') ?? null
      return { ...row, whyNot: whyNotRun(row, { ...who, payer }) }
    })
    return { actions, total, counts }
  },
  'actions.copy': copyActions,
  'actions.versions': ({ filter, isDue }, { store, session, ports }) => {
    const { providerKey } = session.current()
    const due = isDue ? ports.now().toISOString() : null
    return { actions: actionVersions(store, filter, { providerKey, due, atMost: MOST_NAMED }) }
  },
  'actions.preview': ({ actionIds }, context) => previewActions(actionIds, context),
  'actions.withdraw': ({ actions }, context) => withdrawActions(actions, context),
  'actions.retry': ({ actions }, context) => retryActions(actions, context),
}
