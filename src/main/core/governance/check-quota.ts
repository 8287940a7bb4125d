import { get, sql, type ReadableDb } from '../store/sql.ts'

/** Why a customer may not get `adding` more of a kind, in a sentence with the numbers; null when it may (MSH-19, invariant 13). */
export function whyOverQuota(
  db: ReadableDb,
  customerKey: number,
  kind: 'accounts' | 'projects',
  adding: number,
): string | null {
  const used = sql`SELECT count(*) FROM ${kind === 'accounts' ? sql`account` : sql`project`} WHERE customer = ${customerKey}`
  const row = get<{ most: number; used: number; name: string }>(
    db,
    sql`SELECT most, (${used}) AS used, company_name AS name FROM quota JOIN customer ON customer.key = quota.customer
        WHERE quota.customer = ${customerKey} AND quota.kind = ${kind}`,
  )
  if (row === undefined || row.used + adding <= row.most) return null
  const { most, used: has, name } = row
  const noun = kind === 'accounts' ? 'account' : 'project'
  return `${name} has ${has} of at most ${most} ${noun}${most === 1 ? '' : 's'}, so ${adding} more would be too many. Raise its quota first.`
}
