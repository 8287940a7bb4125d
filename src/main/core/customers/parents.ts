import { checkParent, whyNothingNew, type CustomerKind } from '../../../shared/domain/customer.ts'
import { refuse, type Result } from '../../../shared/domain/result.ts'
import type { CustomerRecord } from './customer-table.ts'
import type { Owner } from './own-customer.ts'

/** Whether a customer of this kind may stand under a parent as it is now (invariant 10, A-25). */
export function checkPlace(
  kind: CustomerKind,
  parent: Pick<CustomerRecord, 'kind' | 'status' | 'companyName'> | null,
  { provider }: Pick<Owner, 'provider'>,
): Result<{ readonly warning: string | null }, string> {
  const place = checkParent(kind, parent?.kind ?? null, provider.tier)
  if (!place.ok || parent === null) return place
  // A file may bring a reseller and its customers at once; all of them wait for approval then.
  const why = parent.status === 'pending_approval' ? null : whyNothingNew(parent)
  return why === null ? place : refuse(why)
}
