import type { Departure } from '../../../shared/contract/departures.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { ActionState } from '../../../shared/domain/aws-action.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import { statusOfState } from '../pool/account-codes.ts'
import { get, raw, sql, type ReadableDb } from '../store/sql.ts'

type Row = Omit<Departure, 'accountId' | 'payerAccountId' | 'failureWords' | 'action' | 'poolStatus'> & {
  readonly accountId: number
  readonly payerAccountId: number
  readonly poolState: number | null
  readonly actionId: string | null
  readonly actionState: ActionState
  readonly actionFailure: string | null
}

const COLUMNS = raw(`d.id, d.rev, d.account_id AS accountId, d.kind, d.state, d.reason,
  d.failure_reason AS failureReason, d.created_at AS createdAt, d.requested_at AS requestedAt,
  d.finished_at AS finishedAt, payer.id AS payerId, payer.name AS payerName, payer.account_id AS payerAccountId,
  payer.profile AS payerProfile, coalesce(member.name, account.name) AS name, account.state AS poolState,
  action.id AS actionId, action.state AS actionState, action.failure AS actionFailure`)

const JOINED = raw(`departure AS d
  JOIN management_account AS payer ON payer.key = d.management_account
  LEFT JOIN member ON member.account_id = d.account_id
  LEFT JOIN account ON account.account_id = d.account_id
  LEFT JOIN aws_action AS action ON action.key = (SELECT max(key) FROM aws_action AS latest
    WHERE latest.operation IN ('close_account', 'remove_account') AND latest.record = d.key)`)

/** One departure as lists show it; null when there is none. */
export function departureRow(db: ReadableDb, key: number): Departure | null {
  const row = get<Row>(db, sql`SELECT ${COLUMNS} FROM ${JOINED} WHERE d.key = ${key}`)
  return row === undefined ? null : toDeparture(row)
}

function toDeparture({ poolState, actionId, actionState, actionFailure, ...row }: Row): Departure {
  return {
    ...row,
    accountId: accountIdFromNumber(row.accountId),
    payerAccountId: accountIdFromNumber(row.payerAccountId),
    failureWords: row.failureReason === null ? null : awsRefusalWords(row.failureReason),
    action: actionId === null ? null : { id: actionId, state: actionState, failure: actionFailure },
    poolStatus: poolState === null ? null : statusOfState(poolState),
  }
}
