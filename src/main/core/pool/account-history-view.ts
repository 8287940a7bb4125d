import { ENTITY } from '../store/change.ts'
import { all, sql, type ReadableDb } from '../store/sql.ts'
import type { AccountRecord } from './account-table.ts'

/** A change that touched an account; `before` holds the columns it changed, as they were. */
export interface AccountEvent {
  readonly at: string
  readonly actor: string
  readonly label: string
  readonly changeId: string
  readonly before: Readonly<Record<string, string | number | null>> | null
}

/** Every change of one account, newest first; the last one brought it. */
export function accountEvents(
  db: ReadableDb,
  account: Pick<AccountRecord, 'seq' | 'change'>,
): AccountEvent[] {
  return all<Omit<AccountEvent, 'before'> & { before: string | null }>(
    db,
    sql`SELECT at, actor, label, id AS changeId, before FROM (
          SELECT change, json(before) AS before FROM change_row
          WHERE entity = ${ENTITY.account} AND key = ${account.seq} AND before IS NOT NULL
          UNION ALL SELECT change, NULL FROM change_row
          WHERE entity = ${ENTITY.deletedAccount} AND key = ${account.seq}
          UNION ALL SELECT ${account.change}, NULL)
        CROSS JOIN change_set ON change_set.key = change ORDER BY change DESC`,
  ).map((event) => ({
    ...event,
    before: event.before === null ? null : (JSON.parse(event.before) as AccountEvent['before']),
  }))
}
