import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { changeRowsPage } from './change-rows.ts'
import { customerHistory } from './customer-history.ts'
import { eventFilter, refOfKey } from './event-filter.ts'
import { countEvents, distinctValues, eventsPage } from './event-view.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `activity.${string}` | `history.${string}`>

/** activity.* and history.*: what was done here, by whom, and what of it can be taken back. */
export const activityHandlers: HandlersOf<Name> = {
  'activity.page': ({ filter, first, count }, { store, session }) => {
    const found = eventFilter(store, filter, session.current().providerKey)
    return {
      events: eventsPage(store, { filter: found, first, count }),
      total: countEvents(store, found),
      types: distinctValues(store, 'type'),
      actors: distinctValues(store, 'actor'),
      customer: refOfKey(store, found.customerKey, session.current().providerKey),
    }
  },
  'activity.rows': (input, { store }) => changeRowsPage(store, input),
  'activity.previewUndo': (input, { askWorker }) => askWorker('activity.previewUndo', input),
  'history.customer': (input, { store, session }) =>
    customerHistory(store, input, session.current().providerKey),
}
