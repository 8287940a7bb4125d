import type { HandlersOf } from '../handler.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { changeRowsPage } from './change-rows.ts'
import { countEvents, distinctValues, eventsPage } from './event-view.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `activity.${string}`>

/** activity.*: what was done here, by whom, and what of it can be taken back. */
export const activityHandlers: HandlersOf<Name> = {
  'activity.page': ({ filter, first, count }, { store }) => ({
    events: eventsPage(store, { filter, first, count }),
    total: countEvents(store, filter),
    types: distinctValues(store, 'type'),
    actors: distinctValues(store, 'actor'),
  }),
  'activity.rows': (input, { store }) => changeRowsPage(store, input),
  'activity.previewUndo': (input, { askWorker }) => askWorker('activity.previewUndo', input),
}
