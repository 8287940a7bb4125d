import { STATE } from '../pool/account-codes.ts'
import { indexAgainForSearch } from '../pool/account-search-table.ts'
import { addToTally } from '../pool/tally-table.ts'
import { tallyOf, type FacetMoves } from '../pool/write-plan.ts'
import type { ChangeTx } from '../store/change.ts'
import { ENTITY } from '../store/entity.ts'
import { column, raw, run, sql } from '../store/sql.ts'

/** What a pool account's fields are called as differences, and their columns. */
const PLAIN = [
  ['pool_name', 'name'],
  ['pool_email', 'email'],
  ['pool_aws_state', 'aws_state'],
] as const
/** What marking Invalid writes (A-12). */
const INVALID_COLUMNS = ['state', 'status_reason', 'hold_reason', 'hold_until'] as const

/**
 * Carries out what `accepting` says of pool accounts, set-wise and undoably; counters and search index included. The answer
 * says how the pool in memory follows.
 */
export function writeAcceptedAccounts(tx: ChangeTx, payer: number): FacetMoves {
  const { db } = tx
  run(
    db,
    sql`CREATE TEMP TABLE IF NOT EXISTS accepted_account (seq INTEGER PRIMARY KEY, code_before INTEGER, pool_name INTEGER,
          pool_email INTEGER, pool_aws_state INTEGER, pool_status INTEGER, name, email, aws_state)`,
  )
  run(db, sql`DELETE FROM temp.accepted_account`)
  const has = (field: string) => raw(`max(accepting.field = '${field}')`)
  run(
    db,
    sql`INSERT INTO temp.accepted_account
        SELECT account.seq, (account.marketplace << 5) | ((account.model - 1) << 4) | account.state,
          ${has('pool_name')}, ${has('pool_email')}, ${has('pool_aws_state')}, ${has('pool_status')},
          seen.name, seen.email, seen.aws_state
        FROM temp.accepting CROSS JOIN observed_account AS seen
          ON seen.management_account = ${payer} AND seen.account_id = accepting.account_id
        CROSS JOIN account ON account.account_id = accepting.account_id
        WHERE accepting.verdict IN ('pool', 'invalid') GROUP BY accepting.account_id`,
  )
  rememberAccounts(tx)
  updateAccounts(tx)
  const seqs = Uint32Array.from(column<number>(db, sql`SELECT seq FROM temp.accepted_account ORDER BY seq`))
  const before = Uint16Array.from(
    column<number>(db, sql`SELECT code_before FROM temp.accepted_account ORDER BY seq`),
  )
  const after = Uint16Array.from(
    column<number>(
      db,
      sql`SELECT (marketplace << 5) | ((model - 1) << 4) | state
          FROM temp.accepted_account CROSS JOIN account USING (seq) ORDER BY seq`,
    ),
  )
  const moves = { seqs, before, after }
  addToTally(db, tallyOf(moves))
  const renamed = sql`SELECT seq FROM temp.accepted_account WHERE pool_name OR pool_email`
  indexAgainForSearch(db, column<number>(db, renamed))
  return moves
}

/** Each account once, with only the columns that change. */
function rememberAccounts({ db, key }: ChangeTx): void {
  const pieces = [
    ...PLAIN.map(
      ([field, name]) =>
        `CASE WHEN taken.${field} THEN ',"${name}":' || json_quote(account.${name}) ELSE '' END`,
    ),
    `CASE WHEN taken.pool_status THEN ${INVALID_COLUMNS.map((name) => `',"${name}":' || json_quote(account.${name})`).join(' || ')} ELSE '' END`,
  ]
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${key}, ${ENTITY.account}, seq, rev + 1, jsonb('{' || substr(${raw(pieces.join(' || '))}, 2) || '}')
        FROM temp.accepted_account AS taken CROSS JOIN account USING (seq) ORDER BY seq`,
  )
}

function updateAccounts({ db }: ChangeTx): void {
  const plain = PLAIN.map(
    ([field, name]) => `${name} = CASE WHEN taken.${field} THEN taken.${name} ELSE account.${name} END`,
  )
  const free = (name: string): string =>
    `${name} = CASE WHEN taken.pool_status THEN NULL ELSE account.${name} END`
  const state = `state = CASE WHEN taken.pool_status THEN ${STATE.invalid} ELSE account.state END`
  const reason = `status_reason = CASE WHEN taken.pool_status THEN 'AWS reports it ' || CASE taken.aws_state
    WHEN 3 THEN 'suspended' WHEN 5 THEN 'closed' ELSE 'suspended or closed' END ELSE account.status_reason END`
  const set = raw([...plain, state, reason, free('hold_reason'), free('hold_until')].join(', '))
  run(
    db,
    sql`UPDATE account SET ${set}, rev = account.rev + 1
        FROM temp.accepted_account AS taken WHERE account.seq = taken.seq`,
  )
}
