import { useDebouncedValue } from '@mantine/hooks'
import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { IconBuilding } from '@tabler/icons-react'
import { CUSTOMER_KIND_LABELS, CUSTOMER_STATUS_LABELS } from '../../shared/domain/customer.ts'
import { useOperation } from '../api.ts'
import { customerPath } from '../customers/customer-path.ts'
import { goTo } from '../routes/hash-location.ts'

const FOUND_AT_MOST = 6

/** The group whose entries the core has found already. */
export const CUSTOMERS_GROUP = 'Customers'

/** The customers that a text finds by name, identifier, domain or email, for **Search or run a command**. */
export function useFoundCustomers(query: string): SpotlightActionGroupData {
  const [text] = useDebouncedValue(query.trim(), 120)
  const isAsked = text.length >= 2
  const found = useOperation('customers.find', { text, limit: FOUND_AT_MOST }, { isEnabled: isAsked })
  const customers = isAsked ? (found.data?.customers ?? []) : []
  return {
    group: CUSTOMERS_GROUP,
    actions: customers.map(({ id, companyName, identifier, kind, status, path }) => ({
      id: `customer-${id}`,
      label: companyName,
      description: [
        identifier,
        CUSTOMER_KIND_LABELS[kind],
        ...(status === 'active' ? [] : [CUSTOMER_STATUS_LABELS[status]]),
        ...(path.length === 0 ? [] : [`in ${path.join(' › ')}`]),
      ].join(' · '),
      leftSection: <IconBuilding size={18} stroke={1.6} aria-hidden />,
      onClick: () => goTo(customerPath(identifier)),
    })),
  }
}
