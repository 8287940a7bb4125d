import type { AccountId } from '../../../shared/domain/account-id.ts'
import { accountById } from '../pool/account-table.ts'
import { toldAccountEvents } from '../pool/account-history.ts'
import { Refusal } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { WrittenEvent } from './event-text.ts'

/** The history of an account as events to be written, newest first. */
export function eventsOfAccount(db: ReadableDb, accountId: AccountId): WrittenEvent[] {
  const account = accountById(db, accountId)
  if (account === undefined) throw new Refusal({ code: 'not-found', what: 'account', id: accountId })
  return toldAccountEvents(db, account).map(
    ({ seq, at, actor, type, label, cells, changeId, rows, undo }) => ({
      seq,
      at,
      actor,
      type,
      subject: accountId,
      label,
      details: {},
      change: { id: changeId, rows, undo },
      rows:
        cells.length === 0
          ? []
          : [{ key: `account ${accountId}`, subject: accountId, outcome: 'Changed', cells }],
    }),
  )
}
