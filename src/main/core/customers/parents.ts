import { checkParent, type CustomerKind } from '../../../shared/domain/customer.ts'
import { allow, refuse, type Result } from '../../../shared/domain/result.ts'
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
  switch (parent.status) {
    case 'active':
    case 'pending_approval':
      return allow(place.value)
    case 'disabled':
      return refuse(`${parent.companyName} is disabled and gets nothing new. Enable it first.`)
    case 'rejected':
      return refuse(`The registration of ${parent.companyName} was rejected. Choose another parent.`)
    case 'archived':
      return refuse(`${parent.companyName} is archived. Bring it back first.`)
  }
}
