import type { HandlersOf } from '../handler.ts'
import { requestRows, requestsByStage, requestsWaiting } from './request-list-view.ts'

/** requests.page: invitations and requests in one list. */
export const requestListHandlers: HandlersOf<'requests.page'> = {
  'requests.page': (input, { store, session, ports }) => {
    const scope = { providerKey: session.current().providerKey, now: ports.now().toISOString() }
    const byStage = requestsByStage(store, scope, input.filter)
    const stages = input.filter.stages ?? []
    const total = Object.entries(byStage).reduce(
      // The keys of the object are its type's names.
      (sum, [stage, n]) =>
        stages.length === 0 || stages.includes(stage as keyof typeof byStage) ? sum + n : sum,
      0,
    )
    return {
      rows: requestRows(store, scope, input),
      total,
      byStage,
      waiting: requestsWaiting(store, scope),
    }
  },
}
