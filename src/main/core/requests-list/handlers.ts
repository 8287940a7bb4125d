import type { HandlersOf } from '../handler.ts'
import { matchingTotal } from '../matching-total.ts'
import { requestRows, requestsByStage, requestsWaiting } from './request-list-view.ts'
import { copyRequests } from './request-text.ts'

/** requests.page and what is copied of it: invitations and requests in one list. */
export const requestListHandlers: HandlersOf<'requests.page' | 'requests.copy'> = {
  'requests.copy': copyRequests,
  'requests.page': (input, { store, session, ports }) => {
    const scope = { providerKey: session.current().providerKey, now: ports.now().toISOString() }
    const byStage = requestsByStage(store, scope, input.filter)
    return {
      rows: requestRows(store, scope, input),
      total: matchingTotal(byStage, input.filter.stages),
      byStage,
      waiting: requestsWaiting(store, scope),
    }
  },
}
