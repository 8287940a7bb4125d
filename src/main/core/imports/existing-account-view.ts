import { all, get, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** What the pool holds under an id that a row brings. */
export interface KnownAccount {
  /** Which of the asked ids it is, from 0. */
  readonly at: number
  readonly isDeleted: number
  readonly seq: number
  readonly state: number
  readonly marketplace: number
  readonly model: number
  readonly rev: number
  readonly name: string | null
  readonly email: string | null
  readonly aws_state: number | null
  readonly note: string | null
}

/** True when an account, deleted or not, has an id in that range; nearly free, and mostly no further look is needed. */
export function hasAccountsBetween(db: ReadableDb, first: number, last: number): boolean {
  const row = get<{ found: number }>(
    db,
    sql`SELECT EXISTS (SELECT 1 FROM account WHERE account_id BETWEEN ${first} AND ${last})
          OR EXISTS (SELECT 1 FROM deleted_account WHERE account_id BETWEEN ${first} AND ${last}) AS found`,
  )
  return row?.found === 1
}

/** The accounts among the rows of a merged chunk; `elements` is its JSONB array. */
export function knownAmongElements(db: ReadableDb, elements: Uint8Array, hasTexts: boolean): KnownAccount[] {
  const rows = hasTexts ? raw('jsonb_each') : raw('json_each')
  const id = hasTexts ? raw(`(asked.value ->> 0) >> 13`) : raw('asked.value >> 13')
  return known(db, sql`${rows}(${elements})`, id)
}

/** The accounts of a few ids. */
export function knownByIds(db: ReadableDb, ids: readonly number[]): KnownAccount[] {
  return known(db, sql`json_each(${JSON.stringify(ids)})`, raw('asked.value'))
}

function known(db: ReadableDb, asked: SqlFragment, id: SqlFragment): KnownAccount[] {
  const columns = raw('seq, state, marketplace, model, rev, name, email, aws_state, note')
  const from = (table: 'account' | 'deleted_account', isDeleted: 0 | 1): KnownAccount[] =>
    all<KnownAccount>(
      db,
      sql`SELECT asked.key AS at, ${isDeleted} AS isDeleted, ${columns}
          FROM ${asked} AS asked CROSS JOIN ${raw(table)} AS stored ON stored.account_id = ${id}`,
    )
  const living = from('account', 0)
  return hasDeleted(db) ? [...living, ...from('deleted_account', 1)] : living
}

function hasDeleted(db: ReadableDb): boolean {
  return get(db, sql`SELECT 1 FROM deleted_account LIMIT 1`) !== undefined
}

/** Ids of the active provider's accounts in a range, at most `limit`, with their model. */
export function accountsInRange(
  db: ReadableDb,
  providerKey: number,
  range: { readonly from: number; readonly to: number },
  limit: number,
): { readonly id: number; readonly model: number }[] {
  return all(
    db,
    sql`SELECT account_id AS id, model FROM account
        WHERE account_id BETWEEN ${range.from} AND ${range.to}
          AND marketplace IN (SELECT key FROM marketplace WHERE provider = ${providerKey})
        ORDER BY account_id LIMIT ${limit}`,
  )
}
