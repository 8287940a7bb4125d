import { moveAction, openActionFor, type ActionOperation } from '../actions/action-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'

/**
 * Ends the action of a record that is not needed any more: one that waits is withdrawn, one that nobody knew the outcome
 * of is done. One that is under way is left to whoever makes it.
 */
export function endOpenAction(
  tx: ChangeTx,
  { operation, recordKey }: { readonly operation: ActionOperation; readonly recordKey: number },
): void {
  const open = openActionFor(tx.db, operation, recordKey)
  if (open === null || open.state === 'running') return
  const state = open.state === 'unsure' ? 'done' : 'withdrawn'
  changeRecord(tx, { entity: 'awsAction', key: open.key }, () =>
    moveAction(tx.db, open.key, { state, finishedAt: tx.at }),
  )
}
