import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { DepartureKind, DepartureState, StepTick } from '../../../shared/domain/departure.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { get, insert, run, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** A departure as it is stored. Times are ISO-8601 UTC. */
export interface DepartureRecord {
  readonly key: number
  readonly id: string
  readonly managementAccountKey: number
  readonly accountId: AccountId
  readonly kind: DepartureKind
  readonly state: DepartureState
  readonly checklist: readonly StepTick[]
  readonly reason: string | null
  /** AWS's code. */
  readonly failureReason: string | null
  readonly requestedAt: string | null
  readonly finishedAt: string | null
  readonly createdAt: string
  readonly rev: number
}

type Row = Omit<DepartureRecord, 'accountId' | 'checklist'> & {
  readonly accountId: number
  readonly checklist: string
}

const SELECT = sql`SELECT key, id, management_account AS managementAccountKey, account_id AS accountId, kind, state,
    checklist, reason, failure_reason AS failureReason, requested_at AS requestedAt, finished_at AS finishedAt,
    created_at AS createdAt, rev
  FROM departure`

/** The departure of an id. */
export function departureById(db: ReadableDb, id: string): DepartureRecord | null {
  return one(db, sql`id = ${id}`)
}

/** The departure of a key. */
export function departureByKey(db: ReadableDb, key: number): DepartureRecord | null {
  return one(db, sql`key = ${key}`)
}

/** The departure of an account that is planned or under way. */
export function openDepartureOf(db: ReadableDb, accountId: AccountId): DepartureRecord | null {
  return one(db, sql`account_id = ${accountIdToNumber(accountId)} AND state IN ('planned', 'requested')`)
}

/** Members of an organization, accounts closed since a time, and those that AWS closes at this moment. */
export function countClosings(
  db: ReadableDb,
  managementAccountKey: number,
  since: string,
): { readonly members: number; readonly used: number; readonly closing: number } {
  return (
    get<{ members: number; used: number; closing: number }>(
      db,
      sql`SELECT (SELECT count(*) FROM member WHERE management_account = ${managementAccountKey}) AS members,
            (SELECT count(*) FROM departure WHERE management_account = ${managementAccountKey} AND kind = 'close'
              AND requested_at > ${since} AND state IN ('requested', 'finished')) AS used,
            (SELECT count(*) FROM aws_action WHERE management_account = ${managementAccountKey}
              AND operation = 'close_account' AND state IN ('running', 'unsure')) AS closing`,
    ) ?? { members: 0, used: 0, closing: 0 }
  )
}

/** Stores a new departure, undoably, and returns its key. */
export function insertDeparture(
  tx: ChangeTx,
  departure: Pick<DepartureRecord, 'id' | 'managementAccountKey' | 'accountId' | 'kind'>,
): number {
  const key = insert(
    tx.db,
    sql`INSERT INTO departure (id, management_account, account_id, kind, state, created_at)
        VALUES (${departure.id}, ${departure.managementAccountKey}, ${accountIdToNumber(departure.accountId)},
          ${departure.kind}, 'planned', ${tx.at})`,
  )
  tx.remember('departure', key, 1, null)
  return key
}

/** Writes what changes of a departure, undoably, and counts its revision up; what is not given stays. */
export function updateDeparture(
  tx: ChangeTx,
  departure: DepartureRecord,
  changed: Partial<DepartureRecord>,
): void {
  const now = { ...departure, ...changed }
  changeRecord(tx, { entity: 'departure', key: departure.key }, () =>
    run(
      tx.db,
      sql`UPDATE departure SET state = ${now.state}, checklist = ${JSON.stringify(now.checklist)},
            reason = ${now.reason}, failure_reason = ${now.failureReason}, requested_at = ${now.requestedAt},
            finished_at = ${now.finishedAt}, rev = rev + 1
          WHERE key = ${departure.key}`,
    ),
  )
}

function one(db: ReadableDb, where: SqlFragment): DepartureRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  return row === undefined
    ? null
    : {
        ...row,
        accountId: accountIdFromNumber(row.accountId),
        checklist: JSON.parse(row.checklist) as readonly StepTick[],
      }
}
