import { whyQuotaIsFull, type QuotaKind } from '../../../shared/domain/quota.ts'
import { customerByKey } from '../customers/customer-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { quotaUse } from './quota-table.ts'

/**
 * Why a customer's quota has no room for `adding` more, in a sentence with the numbers; null when it has. Ask inside the
 * change that adds, so that two at once cannot both have the last place (MSH-19, invariant 13).
 */
export function whyOverQuota(
  db: ReadableDb,
  customerKey: number,
  kind: QuotaKind,
  adding: number,
): string | null {
  const customer = customerByKey(db, customerKey)
  return customer === null
    ? null
    : whyQuotaIsFull(customer.companyName, quotaUse(db, customerKey, kind), adding)
}
