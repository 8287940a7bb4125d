import type { CustomerStatus, DisableCode } from '../../../shared/domain/customer.ts'
import { run, sql, type WritableDb } from '../store/sql.ts'

/** Writes where a customer stands and why, and counts its revision up. */
export function updateCustomerStanding(
  db: WritableDb,
  key: number,
  now: { readonly status: CustomerStatus; readonly code: DisableCode | null; readonly reason: string | null },
): void {
  run(
    db,
    sql`UPDATE customer SET status = ${now.status}, status_code = ${now.code}, status_reason = ${now.reason},
          rev = rev + 1 WHERE key = ${key}`,
  )
}
