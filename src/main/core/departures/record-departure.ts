import { recordAction } from '../actions/action-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { departureOperation } from './departure-action.ts'
import { updateDeparture, type DepartureRecord } from './departure-table.ts'

/** Asks for a departure whose preconditions are met: writes the call down that makes it; its id is the answer. */
export function recordDeparture(
  tx: ChangeTx,
  { departure, actor }: { readonly departure: DepartureRecord; readonly actor: string },
): { readonly id: string } {
  const { key, accountId, kind, managementAccountKey } = departure
  updateDeparture(tx, departure, { state: 'requested', requestedAt: tx.at, failureReason: null })
  return recordAction(tx, {
    managementAccountKey,
    operation: departureOperation(kind),
    recordKey: key,
    subject: accountId,
    // Shape of CloseAccount and RemoveAccountFromOrganization (Organizations API).
    input: { AccountId: accountId },
    actor,
  })
}
