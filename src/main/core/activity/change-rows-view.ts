import { ENTITY } from '../store/entity.ts'
import { all, get, join, raw, sql, type ReadableDb, type SqlFragment, type SqlValue } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'

/** An account that a change touched: what it was before (null: nothing was remembered), and what it is. */
export interface TouchedAccount {
  readonly seq: number
  readonly accountId: number | null
  readonly where: 'pool' | 'deleted' | 'gone'
  readonly before: Columns | null
  readonly now: Columns
}

type Columns = Readonly<Record<string, SqlValue>>

/** Part of a list. */
export interface PageOf {
  readonly first: number
  readonly count: number
}

const COLUMNS = [
  'marketplace',
  'model',
  'state',
  'status_reason',
  'hold_reason',
  'hold_until',
  'name',
  'email',
  'aws_state',
  'note',
]

/** Nothing that a change added ever leaves both tables but by its undo: until then its numbers have no gaps. */
function isWhole({ undo }: ChangeRecord): boolean {
  return undo === 'possible' || undo === 'not-undoable'
}

/** How many accounts that a change added still are somewhere. */
export function countAdded(db: ReadableDb, change: ChangeRecord): number {
  if (isWhole(change)) return (change.lastSeq ?? 0) - (change.firstSeq ?? 1) + 1
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM (${addedSeqs(change, 0)})`)?.n ?? 0
}

/** Accounts that a change added, in the order of storing. */
export function addedPage(db: ReadableDb, change: ChangeRecord, page: PageOf): TouchedAccount[] {
  // Without gaps the page's place is known; OFFSET would walk through a million rows to it.
  const [after, offset] = isWhole(change) ? [page.first, 0] : [0, page.first]
  return touched(
    db,
    sql`SELECT seq, NULL AS before FROM (${addedSeqs(change, after)})
        ORDER BY seq LIMIT ${page.count} OFFSET ${offset}`,
  )
}

/** How many rows of accounts, or of deleted ones, a change remembered. */
export function countRemembered(
  db: ReadableDb,
  change: number,
  entity: 'account' | 'deletedAccount',
): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM change_row WHERE change = ${change} AND entity = ${ENTITY[entity]}`,
  )
  return row?.n ?? 0
}

/** The remembered rows in the order of storing. */
export function rememberedPage(
  db: ReadableDb,
  rows: { readonly change: number; readonly entity: 'account' | 'deletedAccount' } & PageOf,
): TouchedAccount[] {
  return touched(
    db,
    sql`SELECT key AS seq, before FROM change_row
        WHERE change = ${rows.change} AND entity = ${ENTITY[rows.entity]}
        ORDER BY key LIMIT ${rows.count} OFFSET ${rows.first}`,
  )
}

/** What later changes found in these accounts, oldest first: thereby what the change in question had left there. */
export function foundLater(
  db: ReadableDb,
  change: number,
  seqs: readonly number[],
): { readonly seq: number; readonly before: Columns }[] {
  return all<{ seq: number; before: string }>(
    db,
    sql`SELECT key AS seq, json(before) AS before FROM change_row
        WHERE entity = ${ENTITY.account} AND key IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))
          AND change > ${change} AND before IS NOT NULL
        ORDER BY key, change`,
  ).map(({ seq, before }) => ({ seq, before: JSON.parse(before) as Columns }))
}

/** The id of an account by its running number, wherever it is now. */
export function accountOfSeq(db: ReadableDb, seq: number): number | null {
  const row = get<{ id: number }>(
    db,
    sql`SELECT account_id AS id FROM account WHERE seq = ${seq}
        UNION ALL SELECT account_id FROM deleted_account WHERE seq = ${seq}`,
  )
  return row?.id ?? null
}

function addedSeqs(change: ChangeRecord, skipped: number): SqlFragment {
  const range = sql`seq BETWEEN ${(change.firstSeq ?? 0) + skipped} AND ${change.lastSeq} AND change = ${change.key}`
  return sql`SELECT seq FROM account WHERE ${range} UNION ALL SELECT seq FROM deleted_account WHERE ${range}`
}

function touched(db: ReadableDb, chosen: SqlFragment): TouchedAccount[] {
  const columns = [
    ...COLUMNS.map((column) => sql`${raw(`'${column}', coalesce(account.${column}, deleted.${column})`)}`),
    // A linked account is never deleted.
    sql`'customer', account.customer, 'project', account.project`,
  ]
  return all<Omit<TouchedAccount, 'before' | 'now'> & { before: string | null; now: string }>(
    db,
    sql`SELECT chosen.seq, coalesce(account.account_id, deleted.account_id) AS accountId,
          CASE WHEN account.seq IS NOT NULL THEN 'pool' WHEN deleted.seq IS NOT NULL THEN 'deleted' ELSE 'gone' END AS "where",
          json(chosen.before) AS before, json_object(${join(columns, ', ')}) AS now
        FROM (${chosen}) AS chosen LEFT JOIN account ON account.seq = chosen.seq
        LEFT JOIN deleted_account AS deleted ON deleted.seq = chosen.seq AND account.seq IS NULL
        ORDER BY chosen.seq`,
  ).map((row) => ({
    ...row,
    before: row.before === null ? null : (JSON.parse(row.before) as Columns),
    now: JSON.parse(row.now) as Columns,
  }))
}
