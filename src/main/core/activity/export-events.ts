import type { OutputOf } from '../../../shared/contract/index.ts'
import type { RowFile } from '../../../shared/contract/row-text.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { eventsOfAccount } from './account-history-events.ts'
import { withRows } from './customer-history.ts'
import { eventFilter } from './event-filter.ts'
import { eventText, type WrittenEvent } from './event-text.ts'
import { countEvents, eventsBefore, type EventFilter } from './event-view.ts'

const EVENTS_PER_PART = 1000

/** activity.export: writes what the filter of the log shows to a granted file, newest first. */
export const exportActivity: Task<'activity.export'> = (input, context) => {
  const filter = eventFilter(context.store, input.filter, context.session.providerKey)
  return writeEvents(input, context, eventsOf(filter, context))
}

/** history.export: the same for the history of one customer, with what changed, or of one account. */
export const exportHistory: Task<'history.export'> = (input, context) => {
  const { store, session } = context
  if (input.of.kind === 'account') {
    const events = eventsOfAccount(store, input.of.accountId)
    return writeEvents(input, context, { total: events.length, [Symbol.iterator]: () => [events].values() })
  }
  const { customerId, filter } = input.of
  const found = eventFilter(store, { ...filter, customerId }, session.providerKey)
  return writeEvents(input, context, eventsOf(found, context))
}

async function writeEvents(
  shape: RowFile,
  context: TaskContext,
  events: Iterable<readonly WrittenEvent[]> & { readonly total: number },
): Promise<OutputOf<'activity.export'>> {
  const text = eventText(shape)
  let rows = 0
  async function* parts(): AsyncGenerator<string> {
    yield text.start
    for (const part of events) {
      context.report({ done: rows, total: events.total, unit: 'events', note: 'Writing the file' })
      await context.breathe()
      rows += part.length
      yield text.part(part)
    }
    yield text.end
  }
  const bytes = await writeGrantedFile(context.session, shape.target, parts())
  return { rows, bytes }
}

/** Events part by part; those that are written to the log meanwhile are newer than the first one and left out. */
function eventsOf(
  filter: EventFilter,
  { store }: TaskContext,
): Iterable<readonly WrittenEvent[]> & { readonly total: number } {
  const { customerKey } = filter
  function* parts(): Generator<readonly WrittenEvent[]> {
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const events = eventsBefore(store, { filter, before, atMost: EVENTS_PER_PART })
      const last = events.at(-1)
      if (last === undefined) return
      yield customerKey === undefined ? events : withRows(store, customerKey, events)
      before = last.seq
    }
  }
  return { total: countEvents(store, filter), [Symbol.iterator]: parts }
}
