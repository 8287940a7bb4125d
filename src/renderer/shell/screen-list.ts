import {
  IconBuilding,
  IconDatabase,
  IconGauge,
  IconHistory,
  IconMail,
  IconSettings,
  IconShoppingCart,
  type IconProps,
} from '@tabler/icons-react'

interface ScreenEntry {
  readonly path: string
  readonly label: string
  readonly description: string
  readonly Icon: React.ComponentType<IconProps>
}

/** The screens of the navigation, in its order. */
export const SCREENS: readonly ScreenEntry[] = [
  {
    path: '/',
    label: 'Dashboard',
    description: 'Counts, and the next account of each marketplace',
    Icon: IconGauge,
  },
  {
    path: '/pool',
    label: 'Pool',
    description: 'All accounts: search, edit, hold, delete, export',
    Icon: IconDatabase,
  },
  {
    path: '/orders',
    label: 'Orders',
    description: 'Accounts on their way to customers: start, complete, fail',
    Icon: IconShoppingCart,
  },
  {
    path: '/customers',
    label: 'Customers',
    description: 'Distributor, resellers, end customers',
    Icon: IconBuilding,
  },
  { path: '/activity', label: 'Activity', description: 'What was done, by whom; undo', Icon: IconHistory },
  {
    path: '/outbox',
    label: 'Outbox',
    description: 'Mails to be sent, and what waits to be done at AWS',
    Icon: IconMail,
  },
  {
    path: '/settings',
    label: 'Settings',
    description: 'Providers, marketplaces, operators, mail, data',
    Icon: IconSettings,
  },
]
