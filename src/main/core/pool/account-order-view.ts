import { all, column, get, raw, sql, type ReadableDb } from '../store/sql.ts'
import { foldedColumn } from './folded-text.ts'

/** The next `limit` running numbers in order of account id, after the account id `afterId`. */
export function seqsInIdOrder(
  db: ReadableDb,
  afterId: number,
  limit: number,
): { readonly seqs: readonly number[]; readonly lastId: number } {
  const seqs = column<number>(
    db,
    sql`SELECT seq FROM account WHERE account_id > ${afterId} ORDER BY account_id LIMIT ${limit}`,
  )
  const last = get<{ id: number }>(
    db,
    sql`SELECT account_id AS id FROM account WHERE seq = ${seqs.at(-1) ?? 0}`,
  )
  return { seqs, lastId: last?.id ?? afterId }
}

/** The next `limit` running numbers of one facet in order of storing; walks the queue index alone. */
export function seqsOfFacet(
  db: ReadableDb,
  facet: { readonly state: number; readonly marketplace: number; readonly model: number },
  after: number,
  limit: number,
): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account INDEXED BY account_queue
        WHERE state = ${facet.state} AND marketplace = ${facet.marketplace} AND model = ${facet.model} AND seq > ${after}
        ORDER BY seq LIMIT ${limit}`,
  )
}

/** The next `limit` accounts of which AWS said `awsState`, in order of storing. */
export function seqsOfAwsState(db: ReadableDb, awsState: number, after: number, limit: number): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account INDEXED BY account_aws_state
        WHERE aws_state = ${awsState} AND seq > ${after} ORDER BY seq LIMIT ${limit}`,
  )
}

/** The texts that accounts can be sorted by: their own, or the company they are linked to. */
export type TextSort = 'name' | 'email' | 'customer'

/** The first or last running numbers there are; `+` keeps the planner off every index but the row id. */
export function seqsFromTheEnd(db: ReadableDb, limit: number, isDescending: boolean): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account NOT INDEXED ORDER BY seq ${raw(isDescending ? 'DESC' : 'ASC')} LIMIT ${limit}`,
  )
}

/** What accounts are sorted by when it is a text, folded; empty where there is none. */
export function sortTexts(
  db: ReadableDb,
  seqs: readonly number[],
  by: TextSort,
): { readonly seq: number; readonly text: string }[] {
  const wanted = sql`FROM json_each(${JSON.stringify(seqs)}) AS wanted CROSS JOIN account ON account.seq = wanted.value`
  return all<{ seq: number; text: string }>(
    db,
    by === 'customer'
      ? sql`SELECT account.seq, ${foldedColumn(db, 'company_name')} AS text ${wanted}
            LEFT JOIN customer ON customer.key = account.customer`
      : sql`SELECT account.seq, ${foldedColumn(db, by)} AS text ${wanted}`,
  )
}
