import { IconServer, type IconProps } from '@tabler/icons-react'
import type { Customer } from '../../shared/contract/customers.ts'
import { CustomerOrders } from '../orders/customer-orders.tsx'
import { AccountsTab } from './accounts-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'

interface CustomerTab {
  /** Stands in the address: `#/customers/acme/accounts`. */
  readonly id: string
  readonly label: string
  readonly Component: React.ComponentType<{ readonly customer: Customer }>
  /** How many there are, beside the label. */
  readonly count?: (customer: Customer) => number
  /** Offers the tab as an icon in every row of the list. */
  readonly shortcut?: { readonly label: string; readonly Icon: React.ComponentType<IconProps> }
}

/** The tabs of a customer's page, in their order; the first one is shown when the address names none. */
export const CUSTOMER_TABS: readonly CustomerTab[] = [
  { id: 'overview', label: 'Overview', Component: OverviewTab },
  {
    id: 'accounts',
    label: 'Accounts',
    Component: AccountsTab,
    count: ({ counts }) => counts.linkedAccounts,
    shortcut: { label: 'Accounts', Icon: IconServer },
  },
  { id: 'orders', label: 'Orders', Component: CustomerOrders },
]
