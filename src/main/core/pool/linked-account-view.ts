import { all, column, sql, type ReadableDb } from '../store/sql.ts'

/** A linked account with the key of its customer. */
export interface LinkedAccount {
  readonly seq: number
  readonly customer: number
}

/** Which of some accounts are linked, looked up one by one. */
export function linkedAmong(db: ReadableDb, seqs: readonly number[]): LinkedAccount[] {
  return all<LinkedAccount>(
    db,
    sql`SELECT account.seq, account.customer
        FROM json_each(${JSON.stringify(seqs)}) AS chosen CROSS JOIN account ON account.seq = chosen.value
        WHERE account.customer IS NOT NULL`,
  )
}

/** The next `limit` linked accounts after one of them, customer by customer; walks the index of linked accounts alone. */
export function linkedAfter(
  db: ReadableDb,
  { customer, seq }: LinkedAccount,
  limit: number,
): readonly LinkedAccount[] {
  return all<LinkedAccount>(
    db,
    sql`SELECT seq, customer FROM account INDEXED BY account_customer
        WHERE customer IS NOT NULL AND (customer, seq) > (${customer}, ${seq})
        ORDER BY customer, seq LIMIT ${limit}`,
  )
}

/** The next `limit` accounts of one customer, in order of storing. */
export function seqsOfCustomer(db: ReadableDb, customer: number, after: number, limit: number): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account INDEXED BY account_customer
        WHERE customer = ${customer} AND seq > ${after} ORDER BY seq LIMIT ${limit}`,
  )
}

/** Which of some accounts are in a project, with its key, looked up one by one. */
export function assignedAmong(
  db: ReadableDb,
  seqs: readonly number[],
): { readonly seq: number; readonly project: number }[] {
  return all(
    db,
    sql`SELECT account.seq, account.project
        FROM json_each(${JSON.stringify(seqs)}) AS chosen CROSS JOIN account ON account.seq = chosen.value
        WHERE account.project IS NOT NULL`,
  )
}

/** The next `limit` accounts of one project, in order of storing. */
export function seqsOfProject(db: ReadableDb, project: number, after: number, limit: number): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account INDEXED BY account_project
        WHERE project = ${project} AND seq > ${after} ORDER BY seq LIMIT ${limit}`,
  )
}
