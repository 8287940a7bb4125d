import type { OrderRecord } from '../orders/order-table.ts'
import { awsStateCode, modelCode, STATE } from '../pool/account-codes.ts'
import { takeSeqs } from '../pool/seq-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { ENTITY } from '../store/entity.ts'
import {
  all,
  column,
  join,
  raw,
  run,
  sql,
  type ReadableDb,
  type SqlValue,
  type WritableDb,
} from '../store/sql.ts'
import type { SampleAccount } from './sample-accounts.ts'

/** Stores new Ready accounts as one batch and returns how many there are. */
export function addSampleAccounts(
  tx: ChangeTx,
  marketplace: number,
  accounts: readonly SampleAccount[],
): { readonly firstSeq: number; readonly lastSeq: number } {
  const firstSeq = takeSeqs(tx.db, accounts.length)
  const rows = accounts
    .toSorted((a, b) => a.accountId - b.accountId)
    .map(({ accountId, model, name, email, awsState, note }) => [
      accountId,
      modelCode(model),
      name,
      email,
      awsState === null ? null : awsStateCode(awsState),
      note,
    ])
  run(
    tx.db,
    sql`INSERT INTO account (seq, account_id, state, marketplace, model, change, name, email, aws_state, note)
        SELECT ${firstSeq} + key, value ->> 0, ${STATE.ready}, ${marketplace}, value ->> 1, ${tx.key},
          value ->> 2, value ->> 3, value ->> 4, value ->> 5
        FROM json_each(${JSON.stringify(rows)})`,
  )
  return { firstSeq, lastSeq: firstSeq + accounts.length - 1 }
}

/** The accounts of a marketplace in a state, oldest first. */
export function seqsIn(
  db: ReadableDb,
  where: { readonly marketplace: number; readonly state: number; readonly atMost: number },
): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account WHERE marketplace = ${where.marketplace} AND state = ${where.state}
        ORDER BY seq LIMIT ${where.atMost}`,
  )
}

/** The accounts of the pool that a customer has, oldest first. */
export function seqsOfCustomer(db: ReadableDb, customer: number): number[] {
  return column<number>(db, sql`SELECT seq FROM account WHERE customer = ${customer} ORDER BY seq`)
}

/** The orders under way, in the order in which they were placed. */
export function ordersUnderWay(db: ReadableDb): OrderRecord[] {
  return all<OrderRecord>(db, sql`SELECT * FROM account_order WHERE state = 'in_progress' ORDER BY key`)
}

/** Writes columns of accounts, each row its own values under the same names, and remembers what they were. */
export function writeSampleValues(
  tx: ChangeTx,
  rows: readonly { readonly seq: number; readonly values: Readonly<Record<string, SqlValue>> }[],
): void {
  const names = Object.keys(rows[0]?.values ?? {})
  const chosen = sql`json_each(${JSON.stringify(rows)}) AS chosen`
  const before = join(
    names.map((name) => raw(`'${name}', account.${name}`)),
    ', ',
  )
  run(
    tx.db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${tx.key}, ${ENTITY.account}, seq, rev + 1, jsonb_object(${before})
        FROM ${chosen} CROSS JOIN account ON account.seq = chosen.value ->> '$.seq'`,
  )
  const assignments = names.map((name) => raw(`${name} = chosen.value ->> '$.values.${name}'`))
  run(
    tx.db,
    sql`UPDATE account SET ${join(assignments, ', ')}, rev = rev + 1
        FROM ${chosen} WHERE account.seq = chosen.value ->> '$.seq'`,
  )
}

/** Counts the whole pool anew; cheap for a few thousand accounts. */
export function recountTally(db: WritableDb): void {
  run(db, sql`DELETE FROM tally`)
  run(
    db,
    sql`INSERT INTO tally (marketplace, model, state, n)
        SELECT marketplace, model, state, count(*) FROM account GROUP BY marketplace, model, state`,
  )
}
