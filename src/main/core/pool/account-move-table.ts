import type { ChangeTx } from '../store/change.ts'
import {
  all,
  filled,
  get,
  join,
  PLACE,
  raw,
  run,
  sql,
  type ReadableDb,
  type SqlFragment,
} from '../store/sql.ts'
import { facetCode, STATE } from './account-codes.ts'
import type { AccountColumns, AccountRecord } from './account-table.ts'
import { moveInTally } from './tally-table.ts'

/** What orders change of an account. */
export type AccountMove = Pick<AccountColumns, 'state'> &
  Partial<Pick<AccountColumns, 'status_reason' | 'hold_reason' | 'hold_until' | 'customer'>>

/** An account after its move, and how the pool in memory follows. */
export interface MovedAccount {
  readonly account: AccountRecord
  readonly seq: number
  readonly code: number
}

/** What AWS says of an account that an order may take: nothing yet, or ACTIVE. */
export const IS_USABLE = raw('(aws_state IS NULL OR aws_state = 2)')

/** The oldest Ready account of one queue: one look into the index, whatever the pool's size (CB-10, A-08). */
function firstInQueue(marketplace: SqlFragment, model: SqlFragment): SqlFragment {
  return sql`(SELECT account.seq FROM account INDEXED BY account_queue WHERE state = ${raw(String(STATE.ready))}
    AND account.marketplace = ${marketplace} AND model = ${model} AND ${IS_USABLE} ORDER BY account.seq LIMIT 1)`
}

/** A statement about the queues of a marketplace; put together once and not at every order, because it is long. */
interface QueueStatement {
  readonly ofModel: SqlFragment
  readonly ofAny: SqlFragment
}

const OLDEST: QueueStatement = {
  ofModel: firstInQueue(PLACE, PLACE),
  ofAny: sql`(SELECT min(seq) FROM (
    SELECT ${firstInQueue(PLACE, raw('1'))} AS seq UNION ALL SELECT ${firstInQueue(PLACE, raw('2'))}))`,
}

const TAKE: QueueStatement = { ofModel: taking(OLDEST.ofModel), ofAny: taking(OLDEST.ofAny) }

function taking(oldest: SqlFragment): SqlFragment {
  return sql`UPDATE account SET state = ${raw(String(STATE.provisioning_in_progress))}, rev = rev + 1
    WHERE seq = ${oldest} RETURNING *`
}

function forQueue({ ofModel, ofAny }: QueueStatement, { marketplace, wantedModel }: Queue): SqlFragment {
  return wantedModel === null
    ? filled(ofAny, [marketplace, marketplace])
    : filled(ofModel, [marketplace, wantedModel])
}

/** Which queue of which marketplace. */
export interface Queue {
  readonly marketplace: number
  /** Stored number of the only model that will do; null when both will. */
  readonly wantedModel: number | null
}

/** The account that an order of this queue would take. */
export function oldestReady(db: ReadableDb, queue: Queue): AccountRecord | undefined {
  return get<AccountRecord>(db, sql`SELECT * FROM account WHERE seq = ${forQueue(OLDEST, queue)}`)
}

/**
 * Takes the oldest Ready account of a queue out of it, in the transaction that is under way: finding and taking are one
 * statement, so that two takers never get the same (invariant 6).
 */
export function takeOldest(tx: ChangeTx, queue: Queue): MovedAccount | null {
  const account = get<AccountRecord>(tx.db, forQueue(TAKE, queue))
  return account === undefined ? null : recorded(tx, account, { state: STATE.ready })
}

/** Moves one account to another state and remembers what it was; counters included, the pool in memory is the caller's. */
export function moveAccount(tx: ChangeTx, before: AccountRecord, move: AccountMove): MovedAccount {
  // The keys of a move are columns of the table.
  const columns = (Object.keys(move) as (keyof AccountMove)[]).filter(
    (column) => (move[column] ?? null) !== before[column],
  )
  const set = join(
    columns.map((column) => sql`${raw(column)} = ${move[column] ?? null}`),
    ', ',
  )
  run(tx.db, sql`UPDATE account SET ${set}, rev = rev + 1 WHERE seq = ${before.seq}`)
  const changed = Object.fromEntries(columns.map((column) => [column, before[column]]))
  return recorded(tx, { ...before, ...move, rev: before.rev + 1 }, { ...changed, state: before.state })
}

function recorded(
  tx: ChangeTx,
  account: AccountRecord,
  before: Readonly<Record<string, string | number | null>> & { readonly state: number },
): MovedAccount {
  const { seq, marketplace, model, state } = account
  tx.remember('account', seq, account.rev, before)
  moveInTally(tx.db, { marketplace, model, from: before.state, to: state })
  return { account, seq, code: facetCode(marketplace, model, state) }
}

/** The account of a running number. */
export function accountBySeq(db: ReadableDb, seq: number): AccountRecord | undefined {
  return get<AccountRecord>(db, sql`SELECT * FROM account WHERE seq = ${seq}`)
}

/** The account that an order of a marketplace and model would take. */
export interface QueueHead {
  readonly marketplace: number
  readonly model: number
  readonly seq: number
  readonly accountId: number
  readonly addedAt: string
}

/** The next account of each queue, of all marketplaces and models; one look into the index for each. */
export function nextOfQueues(db: ReadableDb): QueueHead[] {
  const head = (model: string): SqlFragment => firstInQueue(raw('marketplace.key'), raw(model))
  return all<QueueHead>(
    db,
    sql`WITH queue (seq) AS MATERIALIZED (
          SELECT ${head('1')} FROM marketplace UNION ALL SELECT ${head('2')} FROM marketplace)
        SELECT account.marketplace, account.model, account.seq, account_id AS accountId, at AS addedAt
        FROM queue CROSS JOIN account ON account.seq = queue.seq
        CROSS JOIN change_set ON change_set.key = account.change`,
  )
}
