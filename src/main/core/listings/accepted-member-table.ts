import type { ChangeTx } from '../store/change.ts'
import { ENTITY } from '../store/entity.ts'
import { get, raw, run, sql } from '../store/sql.ts'

/** Every column of a member: what undo puts back. */
const COLUMNS = [
  'key',
  'management_account',
  'account_id',
  'name',
  'email',
  'aws_state',
  'joined_method',
  'joined_at',
  'path',
  'tags',
  'customer',
  'rev',
] as const
const WHOLE_MEMBER = raw(
  `jsonb_object(${COLUMNS.map((column) => `'${column}', member.${column}`).join(', ')})`,
)

/** Carries out what `accepting` says of members of a management account, set-wise and undoably. */
export function writeAcceptedMembers(tx: ChangeTx, payer: number): void {
  addMembers(tx, payer)
  changeMembers(tx, payer)
  removeMembers(tx)
}

function addMembers({ db, key }: ChangeTx, payer: number): void {
  const last = get<{ key: number }>(
    db,
    sql`SELECT coalesce(max(seq), 0) AS key FROM sqlite_sequence WHERE name = 'member'`,
  )
  run(
    db,
    sql`INSERT INTO member
          (management_account, account_id, name, email, aws_state, joined_method, joined_at, path, tags)
        SELECT ${payer}, seen.account_id, name, email, aws_state, joined_method, joined_at, path, coalesce(tags, '{}')
        FROM temp.accepting CROSS JOIN observed_account AS seen
          ON seen.management_account = ${payer} AND seen.account_id = accepting.account_id
        WHERE verdict = 'add' ORDER BY seen.account_id`,
  )
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${key}, ${ENTITY.member}, key, 1, NULL FROM member WHERE key > ${last?.key ?? 0}`,
  )
}

function changeMembers({ db, key }: ChangeTx, payer: number): void {
  const concerned = sql`(SELECT account_id FROM temp.accepting WHERE verdict IN ('change', 'move'))`
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${key}, ${ENTITY.member}, key, rev + 1, ${WHOLE_MEMBER} FROM member WHERE account_id IN ${concerned}`,
  )
  // A moved one takes over everything, one that stays only what was accepted of it.
  const accepted = (field: string, column: string): string =>
    `${column} = CASE WHEN taken.fields LIKE '%,${field},%' OR taken.is_moved THEN coalesce(seen.${column}, member.${column}) ELSE member.${column} END`
  const set = raw(
    [
      accepted('name', 'name'),
      accepted('email', 'email'),
      accepted('aws_state', 'aws_state'),
      accepted('joined', 'joined_method'),
      accepted('joined', 'joined_at'),
      accepted('path', 'path'),
      accepted('tags', 'tags'),
    ].join(', '),
  )
  run(
    db,
    sql`UPDATE member SET management_account = ${payer}, ${set}, rev = member.rev + 1
        FROM (SELECT account_id, ',' || group_concat(field) || ',' AS fields, max(verdict = 'move') AS is_moved
              FROM temp.accepting WHERE verdict IN ('change', 'move') GROUP BY account_id) AS taken
        CROSS JOIN observed_account AS seen
          ON seen.management_account = ${payer} AND seen.account_id = taken.account_id
        WHERE member.account_id = taken.account_id`,
  )
}

/** The history of its links stays, and so does its key, so that undo finds both. */
function removeMembers({ db, key }: ChangeTx): void {
  const leaving = sql`(SELECT account_id FROM temp.accepting WHERE verdict = 'remove')`
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${key}, ${ENTITY.member}, key, 0, ${WHOLE_MEMBER} FROM member WHERE account_id IN ${leaving}`,
  )
  run(db, sql`DELETE FROM member WHERE account_id IN ${leaving}`)
}
