import { memberByAccountId } from '../payers/member-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord, removeRow } from '../store/record-table.ts'
import { updateDeparture, type DepartureRecord } from './departure-table.ts'
import { setMemberState } from './member-state-table.ts'

/** The events of departures; ours beyond domain §5.4. */
export const DEPARTURE_EVENTS = {
  planned: 'DEPARTURE_PLANNED',
  ticked: 'DEPARTURE_STEP_DONE',
  unticked: 'DEPARTURE_STEP_REOPENED',
  cancelled: 'DEPARTURE_CANCELLED',
  finished: 'DEPARTURE_FINISHED',
  failed: 'DEPARTURE_FAILED',
} as const

/** What a departure that ended is called in the log. */
export function endLabel({ kind, accountId }: DepartureRecord): string {
  return kind === 'close'
    ? `AWS closes account ${accountId}`
    : `AWS removed account ${accountId} from its organization`
}

/**
 * Writes down that AWS did it: a closed member is pending closure until a listing says more, a removed one is no member any
 * more. What the pool says of it stays; staff mark it invalid.
 */
export function finishDeparture(tx: ChangeTx, departure: DepartureRecord): void {
  updateDeparture(tx, departure, {
    state: 'finished',
    failureReason: null,
    requestedAt: departure.requestedAt ?? tx.at,
    finishedAt: tx.at,
  })
  const member = memberByAccountId(tx.db, departure.accountId)
  if (member === null || member.managementAccountKey !== departure.managementAccountKey) return
  changeRecord(tx, { entity: 'member', key: member.key }, () =>
    departure.kind === 'close'
      ? setMemberState(tx.db, member.key, 'PENDING_CLOSURE')
      : removeRow(tx.db, 'member', member.key),
  )
}
