import type { Effect } from '../jobs/task.ts'
import { facetCode, STATE } from '../pool/account-codes.ts'
import { addToTally } from '../pool/tally-table.ts'
import { effectOf, tallyOf } from '../pool/write-plan.ts'
import type { ChangeTx } from '../store/change.ts'
import { all, run, sql } from '../store/sql.ts'
import { setMemberCustomer } from './member-link-table.ts'

interface Carried {
  readonly member: number
  readonly seq: number
  readonly marketplace: number
  readonly model: number
}

/**
 * Accounts that came into the pool in this change and are members that a customer has: from now on the pool says so, in
 * the same transaction, so that no order takes them (docs/adr/0017-a-member-and-its-customer.md). The accounts are of
 * the given running numbers and still as they were added; counters follow, the pool in memory is the caller's.
 */
export function carryLinks(
  tx: ChangeTx,
  { firstSeq, lastSeq }: { readonly firstSeq: number; readonly lastSeq: number },
): Extract<Effect, { kind: 'accounts-changed' }> | null {
  const carried = all<Carried>(
    tx.db,
    sql`SELECT member.key AS member, account.seq, account.marketplace, account.model
        FROM member INDEXED BY member_customer CROSS JOIN account ON account.account_id = member.account_id
        WHERE member.customer IS NOT NULL AND account.seq BETWEEN ${firstSeq} AND ${lastSeq}
          AND account.change = ${tx.key} AND +account.customer IS NULL AND +account.state = ${STATE.ready}
        ORDER BY account.seq`,
  )
  if (carried.length === 0) return null
  const keys = carried.map(({ member }) => member)
  const chosen = sql`json_each(${JSON.stringify(keys)}) AS chosen CROSS JOIN member ON member.key = chosen.value
    CROSS JOIN account ON account.account_id = member.account_id`
  run(
    tx.db,
    sql`INSERT INTO account_link (account, linked_by, customer)
        SELECT account.seq, ${tx.key}, member.customer FROM ${chosen}`,
  )
  // The revision stays: for undo and for windows they are as this change added them.
  run(
    tx.db,
    sql`UPDATE account SET state = ${STATE.linked},
          customer = (SELECT member.customer FROM member WHERE member.account_id = account.account_id)
        WHERE seq IN (SELECT account.seq FROM ${chosen})`,
  )
  setMemberCustomer(tx, keys, { customer: null, reason: 'Added to the pool' })
  const codes = (state: number): Uint16Array =>
    Uint16Array.from(carried, ({ marketplace, model }) => facetCode(marketplace, model, state))
  const moves = {
    seqs: Uint32Array.from(carried, ({ seq }) => seq),
    before: codes(STATE.ready),
    after: codes(STATE.linked),
  }
  addToTally(tx.db, tallyOf(moves))
  return effectOf(moves) as Extract<Effect, { kind: 'accounts-changed' }>
}
