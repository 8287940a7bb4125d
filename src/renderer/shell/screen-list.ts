import {
  IconBuilding,
  IconCloud,
  IconDatabase,
  IconGauge,
  IconHistory,
  IconMail,
  IconSettings,
  IconShoppingCart,
  IconUserPlus,
  type IconProps,
} from '@tabler/icons-react'

interface ScreenEntry {
  readonly path: string
  readonly label: string
  readonly description: string
  readonly Icon: React.ComponentType<IconProps>
  /** What it opens to while one of its screens is shown; the entry itself leads to the first. */
  readonly parts?: readonly Omit<ScreenEntry, 'Icon' | 'parts'>[]
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
  {
    path: '/aws',
    label: 'AWS accounts',
    description: 'Management accounts and the members of their organizations',
    Icon: IconCloud,
    parts: [
      { path: '/aws/msp', label: 'MSP', description: 'Management accounts that the provider controls' },
      { path: '/aws/non-msp', label: 'Non-MSP', description: 'Management accounts of others' },
    ],
  },
  {
    path: '/requests',
    label: 'Requests',
    description: 'Invitations and requests: approve, send, follow',
    Icon: IconUserPlus,
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

/** Screens that have no entry in the navigation, since others lead to them. */
const INNER_SCREENS: readonly Omit<ScreenEntry, 'parts'>[] = [
  {
    path: '/aws/members',
    label: 'Customer accounts',
    description: 'Members of every management account',
    Icon: IconCloud,
  },
  {
    path: '/aws/evidence',
    label: 'Evidence',
    description: 'Bring what AWS told somebody: output of the AWS CLI, lists of the console',
    Icon: IconCloud,
  },
  {
    path: '/settings/profiles',
    label: 'AWS profiles',
    description: 'How this workstation signs in to AWS',
    Icon: IconSettings,
  },
]

/** Every screen by itself: those that an entry opens to after it, those without an entry at the end. */
export const ALL_SCREENS: readonly Omit<ScreenEntry, 'parts'>[] = [
  ...SCREENS.flatMap(({ parts = [], ...screen }) => [
    { ...screen, path: parts[0]?.path ?? screen.path },
    ...parts.map((part) => ({ ...part, Icon: screen.Icon })),
  ]),
  ...INNER_SCREENS,
]
