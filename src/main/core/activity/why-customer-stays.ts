import { childCounts, customerCounts } from '../customers/customer-counts-view.ts'
import { customerByKey } from '../customers/customer-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** Why a customer that nobody changed since cannot be put back as it was, for the staff of the provider `ours`. */
export function whyCustomerStays(
  db: ReadableDb,
  { key, before }: Pick<RememberedRecord, 'key' | 'before'>,
  ours: number,
): string | null {
  const provider = Number(before?.['provider'] ?? customerByKey(db, key)?.providerKey)
  if (provider !== ours) return 'It belongs to another provider. Switch to it first.'
  if (before === null) return null
  if (before['status'] === 'archived') {
    if ((customerCounts(db, [key]).get(key)?.linkedAccounts ?? 0) > 0)
      return 'Accounts are linked to it by now. Remove them from the customer first.'
    return childCounts(db, key).present > 0
      ? 'There are customers under it by now. Archive or move them first.'
      : null
  }
  const parent = before['parent'] === null ? null : customerByKey(db, Number(before['parent']))
  return parent?.status === 'archived'
    ? `${parent.companyName}, under which it stood, is archived. Bring that back first.`
    : null
}
