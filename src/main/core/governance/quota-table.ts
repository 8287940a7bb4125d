import type { QuotaKind, QuotaUse } from '../../../shared/domain/quota.ts'
import { linkedAccounts } from '../customers/linked-accounts-view.ts'
import { get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** A quota as the store has it. */
export interface QuotaRecord {
  readonly key: number
  readonly most: number
  readonly rev: number
}

/** The quota of a customer; null when it has none of this kind. */
export function quotaOf(db: ReadableDb, customerKey: number, kind: QuotaKind): QuotaRecord | null {
  return (
    get<QuotaRecord>(
      db,
      sql`SELECT key, most, rev FROM quota WHERE customer = ${customerKey} AND kind = ${kind}`,
    ) ?? null
  )
}

/** A quota of a customer beside what is used of it: its projects, or the accounts linked to it now, in the pool or not. */
export function quotaUse(db: ReadableDb, customerKey: number, kind: QuotaKind): QuotaUse {
  const counted =
    kind === 'accounts'
      ? sql`SELECT ${linkedAccounts(sql`${customerKey}`)} AS used`
      : sql`SELECT count(*) AS used FROM project WHERE customer = ${customerKey}`
  const used = get<{ used: number }>(db, counted)?.used ?? 0
  return { kind, most: quotaOf(db, customerKey, kind)?.most ?? null, used }
}

/** Stores a new quota and returns its key. */
export function insertQuota(
  db: WritableDb,
  quota: { readonly customerKey: number; readonly kind: QuotaKind; readonly most: number },
): number {
  run(
    db,
    sql`INSERT INTO quota (customer, kind, most) VALUES (${quota.customerKey}, ${quota.kind}, ${quota.most})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes how much a quota allows and counts its revision up. */
export function updateQuota(db: WritableDb, key: number, most: number): void {
  run(db, sql`UPDATE quota SET most = ${most}, rev = rev + 1 WHERE key = ${key}`)
}
