import type { CustomerRef } from '../../shared/contract/customers.ts'
import { useOperation } from '../api.ts'
import { useSession } from '../ui/use-session.ts'
import { useWindowStore } from '../ui/window-store.ts'

/** The customer that was chosen in the top bar, as it is now; null when there is none, or it is gone. */
export function useCustomerAtWork(): CustomerRef | null {
  const { provider } = useSession()
  const identifier = useWindowStore(({ customers }) => customers[provider.id])
  const isAsked = identifier !== undefined
  const { data, error } = useOperation(
    'customers.get',
    { identifier: identifier ?? '' },
    { isEnabled: isAsked },
  )
  if (!isAsked || error !== null || data?.identifier !== identifier) return null
  const { id, companyName, kind, status, above } = data
  return { id, identifier, companyName, kind, status, path: above.map((each) => each.companyName) }
}
