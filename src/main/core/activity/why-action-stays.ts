import type { ActionOperation } from '../../../shared/domain/aws-action.ts'
import { openActionFor } from '../actions/action-table.ts'
import type { RecordEntity } from '../store/record-table.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** The records that actions are for, and the operations of each. */
const ASKED_FOR: Readonly<Partial<Record<RecordEntity, readonly ActionOperation[]>>> = {
  invite: ['invite', 'cancel_invite'],
  accountRequest: ['create_account'],
  departure: ['close_account', 'remove_account'],
  roleConnection: ['create_role'],
}

/** Why an action cannot be put back as it was, in a sentence; null when it can. */
export function whyActionStays(
  db: ReadableDb,
  { key, before }: Pick<RememberedRecord, 'key' | 'before'>,
): string | null {
  if (before === null || !['waiting', 'unsure'].includes(String(before['state']))) return null
  // The table holds known operations only.
  const open = openActionFor(db, before['operation'] as ActionOperation, Number(before['record']))
  return open === null || open.key === key ? null : 'The same waits again as another action.'
}

/** Why a record stays that AWS is being asked for, in a sentence; null when AWS is not. */
export function whyAskedForStays(db: ReadableDb, entity: RecordEntity, key: number): string | null {
  const operations = JSON.stringify(ASKED_FOR[entity] ?? [])
  const asked = get<{ state: string }>(
    db,
    sql`SELECT state FROM aws_action WHERE record = ${key} AND state IN ('running', 'unsure')
        AND operation IN (SELECT value FROM json_each(${operations})) LIMIT 1`,
  )
  if (asked === undefined) return null
  return asked.state === 'running'
    ? 'AWS is being asked for it at this moment.'
    : 'AWS was asked for it, and nobody knows what became of that. Ask AWS first.'
}
