import type { HandlerContext } from '../handler.ts'
import { Refusal } from '../refusal.ts'
import { change, storeVersion, type ChangeTx } from '../store/change.ts'
import { changeRecord, type RecordEntity } from '../store/record-table.ts'

/** Runs one undoable change of the settings by the current operator, then tells every window. */
export function changeSettings<Value>(
  context: HandlerContext,
  what: { readonly label: string; readonly subject: string },
  write: (tx: ChangeTx) => Value,
): Value {
  const before = JSON.stringify(context.session.current())
  const { value } = change(
    context.store,
    {
      type: 'SETTINGS_CHANGED',
      ...what,
      actor: context.session.current().operator.name,
      isUndoable: true,
    },
    write,
  )
  context.session.refresh()
  context.events.publish({ kind: 'settings.changed' })
  if (JSON.stringify(context.session.current()) !== before)
    context.events.publish({ kind: 'session.changed' })
  // Lists show codes and names of what was changed.
  context.events.publish({ kind: 'pool.changed', version: storeVersion(context.store) })
  return value
}

/** Remembers a row as it was before and lets `write` change it; its revision counts up by one. */
export function changeRow(tx: ChangeTx, entity: RecordEntity, key: number, write: () => void): void {
  const { before, after } = changeRecord(tx, { entity, key }, write)
  tx.describe({ rows: 1, details: { before, after } })
}

/** The row that a command names; `not-found` or `conflict` when it is not there as it was read. */
export function expectRow<Row extends { readonly id: string; readonly rev: number }>(
  what: string,
  row: Row | null,
  wanted: { readonly id: string; readonly rev: number },
): Row {
  if (row === null) throw new Refusal({ code: 'not-found', what, id: wanted.id })
  if (row.rev !== wanted.rev) throw new Refusal({ code: 'conflict', what, id: row.id, current: row.rev })
  return row
}
