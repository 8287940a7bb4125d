import type { RequestState } from '../../../shared/domain/account-request.ts'
import type { HandlerContext } from '../handler.ts'
import { change, type ChangeTx } from '../store/change.ts'
import { REQUEST_EVENTS, requestEventLabel } from './request-events.ts'
import type { RequestRecord } from './request-table.ts'

type Context = Pick<HandlerContext, 'store' | 'session' | 'events'>

interface What {
  readonly type: string
  readonly label: string
  readonly subject: string
  readonly customer: number | null
  /** What AWS did stays done. */
  readonly isUndoable?: boolean
}

/** Runs one change of requests or departures by the current operator, then tells every window. */
export function changeRequests<Value>(
  context: Context,
  { isUndoable = true, ...what }: What,
  write: (tx: ChangeTx) => Value,
): { readonly changeId: string; readonly value: Value } {
  const actor = context.session.current().operator.name
  const done = change(context.store, { ...what, actor, isUndoable }, write)
  context.events.publish({ kind: 'aws.changed' })
  // Its history and counts tell of it.
  if (what.customer !== null) context.events.publish({ kind: 'customers.changed' })
  return done
}

/** What a change says that brings a request into a state. */
export function moveIntent(request: RequestRecord, state: RequestState): What {
  return {
    type: REQUEST_EVENTS[state],
    label: requestEventLabel(request, state),
    subject: request.nickname ?? request.rootEmail ?? 'New account',
    customer: request.customerKey,
  }
}
